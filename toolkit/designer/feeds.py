"""Which field is filled by which operation, and what that operation must know before it can be asked."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.designer.card import Card, Feed, Field, every_field, every_output
from toolkit.designer.sources import Names


def fed(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Return the fields of a card, their sources fed by keys instead of names."""
    shown = tuple(fields)
    names = names_of(shown)
    return tuple(_fed(one, names) for one in shown)


def names_of(fields: Iterable[Field]) -> Names:
    """Return what references call the fields of a card, and those in its lists."""
    return Names(field.key for field in every_field(fields))


def feeds_of(card: Card) -> Iterator[Feed]:
    """Yield the feeds of a card: those of its dropdowns, and of fields and answers that are known later."""
    for field in every_field(card.fields):
        if field.source and field.source.operation_id:
            yield Feed(card.id, field.key, field.label, field.source)
    for output in every_output(card.outputs):
        if output.source and output.source.operation_id:
            yield Feed(card.id, output.path, output.label, output.source)


def _fed(field: Field, names: Names) -> Field:
    items = tuple(_fed(one, names) for one in field.items)
    return replace(field, source=names.keyed(field.source), items=items)
