"""Dynamic content: what the next steps of a flow can use of an answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.designer import labels
from toolkit.designer.card import Output, Visibility
from toolkit.designer.labels import ITEM, NO_PREFIX, Prefix
from toolkit.designer.schemas import DEEPEST, Budget, View, followed, members, text
from toolkit.designer.sources import Names, schema_of
from toolkit.swagger.answers import shown
from toolkit.swagger.nodes import Operation, Response
from toolkit.swagger.webhooks import CONTENT


def outputs_of(operation: Operation, names: Names) -> tuple[Output, ...]:
    """Return what an answer holds, or what a webhook sends; then the headers of the answer."""
    answer = _answer(operation)
    if answer is None:
        return ()
    schema = answer.below("schema")
    if schema is None or schema.is_internal:
        return tuple(_headers(answer))
    top = _Step(schema, "body", "Body", names, Budget())
    if text(operation.data, "x-ms-trigger").lower() == "batch":
        top = _one_of_many(top) or top
    return (_output(top), *_headers(answer))


def _answer(operation: Operation) -> View | None:
    """Return what a webhook sends, else the response that the designer takes, as it is written in the end."""
    definition, item = operation.definition, operation.parent
    if "x-ms-trigger" in operation.data and isinstance(item.data.get(CONTENT), dict):
        return View(definition, item.data[CONTENT], (*item.tokens, CONTENT))
    response = shown(operation)
    if response is None:
        return None
    return followed(definition, operation.data["responses"][response.code], response.tokens, Response)


def _headers(answer: View) -> Iterator[Output]:
    for name in members(answer.data, "headers"):
        view = answer.below("headers", name)
        if view and not view.is_internal:
            yield Output(
                path=f"headers/{name}",
                label=labels.title_of(view) or name,
                pointer=view.pointer,
                description=text(view.data, "description"),
                type=view.type,
                format=view.format,
                visibility=labels.visibility_of(view),
                is_secret=view.is_secret,
            )


@dataclass(frozen=True, slots=True)
class _Step:
    """A schema on the way down an answer, and what it has from all around it."""

    view: View
    path: str
    name: str
    names: Names
    budget: Budget
    prefix: Prefix = NO_PREFIX
    visibility: Visibility = Visibility.NORMAL
    above: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether what is below is shown; it is not where it is asked for later, or was shown above."""
        is_known = id(self.view.data) not in self.above and len(self.above) < DEEPEST
        return is_known and schema_of(self.view) is None

    def below(self) -> Iterator["_Step"]:
        """Yield what is below; of an array of objects that is what each of these holds."""
        element = self.element()
        if element is None:
            yield from self.properties()
        elif element.view.properties and element.is_open:
            yield from element.properties()
        else:
            yield element

    def element(self) -> "_Step | None":
        element = self.view.items() if self.view.type == "array" else None
        if element is None or element.is_internal:
            return None
        return self._with(element, "*", ITEM, self.prefix.of_elements(self.view, element))

    def properties(self) -> Iterator["_Step"]:
        prefix = self.prefix.within(self.view)
        for name, child in self.view.children():
            if not child.is_internal and self.budget.take():
                yield self._with(child, name, name, prefix)

    def _with(self, view: View, step: str, name: str, prefix: Prefix) -> "_Step":
        return replace(
            self,
            view=view,
            path=f"{self.path}/{step}",
            name=name,
            prefix=prefix,
            visibility=labels.visibility_of(view, self.visibility),
            above=self.above | {id(self.view.data)},
        )


def _one_of_many(step: _Step) -> _Step | None:
    """Return what starts a flow: an element of the array that an answer is, or that is all it holds."""
    for _ in range(DEEPEST):
        if step.view.type == "array":
            return step.element()
        below = list(step.properties())
        if len(below) != 1:
            return None
        (step,) = below
    return None


def _output(step: _Step) -> Output:
    view = step.view
    source = step.names.keyed(schema_of(view))
    return Output(
        path=step.path,
        label=step.prefix.label(view, step.name),
        pointer=view.pointer,
        description=text(view.data, "description"),
        type=view.type,
        format=view.format,
        visibility=step.visibility,
        is_secret=view.is_secret,
        is_dynamic=source is not None,
        source=source,
        children=tuple(map(_output, step.below())) if step.is_open else (),
    )
