"""The findings of lint beside what they belong to: a field, a card, or the connector as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.designer.card import Card, Picture, every_field, every_output
from toolkit.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Notes:
    """Findings by the JSON Pointer of a field, an output or a card; the others are of the connector."""

    at: Mapping[str, list[Finding]]
    of_connector: list[Finding]

    def of(self, pointer: str) -> list[Finding]:
        return self.at.get(pointer, [])

    def of_card(self, card: Card) -> list[Finding]:
        """Return everything that is found on a card, once."""
        pointers = dict.fromkeys(_pointers_of(card))
        return [finding for pointer in pointers for finding in self.of(pointer)]


def notes(picture: Picture, findings: Iterable[Finding], definition: Path) -> Notes:
    """Put each finding to the nearest thing around it that makers see."""
    shown = {pointer for card in picture.cards for pointer in _pointers_of(card)}
    at: dict[str, list[Finding]] = defaultdict(list)
    of_connector: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        nearest = next((one for one in _around(finding.pointer) if one in shown), None)
        if nearest is None or finding.file != str(definition):
            of_connector.append(finding)
        else:
            at[nearest].append(finding)
    return Notes(at, of_connector)


def _rank(finding: Finding) -> tuple[Any, ...]:
    """Return the place in a list that begins with the worst."""
    return [*Severity].index(finding.severity), *finding.rank


def _around(pointer: str) -> Iterator[str]:
    """Yield a pointer and those of what is around it, from the inside out."""
    tokens = pointer.split("/")
    return ("/".join(tokens[:length]) for length in range(len(tokens), 1, -1))


def _pointers_of(card: Card) -> Iterator[str]:
    yield card.pointer
    yield from (field.pointer for field in every_field(card.fields))
    yield from (output.pointer for output in every_output(card.outputs))
