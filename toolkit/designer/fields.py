"""The fields of a card, in the order in which the designer shows them."""

from collections.abc import Iterator

from toolkit.designer import bodies, labels, leaves
from toolkit.designer.card import Control, Field, Visibility
from toolkit.designer.feeds import fed
from toolkit.designer.leaves import Step
from toolkit.designer.schemas import followed, text
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Parameter

_ORDER = {Visibility.IMPORTANT: 1, Visibility.NORMAL: 2, Visibility.ADVANCED: 3}


def fields_of(operation: Operation) -> tuple[Field, ...]:
    """Return what makers fill in: the required first, then the important, the normal and the advanced."""
    found = [field for one in lookup.effective_parameters(operation) for field in _of_parameter(one)]
    unique = {field.key: field for field in reversed(found)}  # of two with one key the first counts
    return fed(sorted((one for one in found if unique[one.key] is one), key=_rank))


def _rank(field: Field) -> int:
    return 0 if field.is_required else _ORDER[field.visibility]


def _of_parameter(parameter: Parameter) -> Iterator[Field]:
    name, location = parameter.data.get("name"), parameter.location
    written = parameter.parent.data["parameters"][parameter.steps[-1]]
    view = followed(parameter.definition, written, parameter.tokens, Parameter)
    if view is None or view.is_internal or not isinstance(name, str) or not isinstance(location, str):
        return
    if location == "body":
        yield from bodies.fields_of(view)
        return
    is_required = view.data.get("required") is True or location == "path"
    field = leaves.leaf(Step(view, location, (name,), name, is_required, labels.visibility_of(view)))
    yield field
    if (
        field.control is Control.FILE
        and field.type == "file"
        and text(view.data, "x-ms-format") != "contentOnly"
    ):
        yield _file_name(field)


def _file_name(content: Field) -> Field:
    """Return the second input of a file: the designer asks for its name, but does not insist."""
    return Field(
        key=f"{content.key}/filename",
        name="filename",
        label=f"{content.label} (file name)",
        control=Control.TEXT,
        pointer=content.pointer,
        location=content.location,
        type="string",
    )
