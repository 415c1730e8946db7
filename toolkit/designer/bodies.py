"""The fields of a body: the leaves of its schema, or the body as a whole."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.designer import labels, leaves
from toolkit.designer.card import Field
from toolkit.designer.leaves import Step
from toolkit.designer.schemas import View, text

_BODY = "body"


def fields_of(parameter: View) -> Iterator[Field]:
    """Yield the fields of a body parameter; a schema that leads nowhere gives none."""
    schema = parameter.below("schema")
    if schema is None or schema.is_internal:
        return
    top = Step(
        schema,
        location=_BODY,
        path=(),
        name=text(parameter.data, "name") or _BODY,
        is_required=parameter.data.get("required") is True,
        visibility=labels.visibility_of(schema, labels.visibility_of(parameter)),
    )
    if top.is_open:
        yield from leaves.fields_of(top)
    else:
        yield _whole(parameter, leaves.leaf(top))


def _whole(parameter: View, field: Field) -> Field:
    """Return the one field of a body, which is what its parameter says, as far as that says something."""
    return replace(
        field,
        label=labels.title_of(parameter) or field.label,
        description=text(parameter.data, "description") or field.description,
    )
