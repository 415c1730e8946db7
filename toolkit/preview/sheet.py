"""What the page is made of: a project as it is on the disk, its picture, and what lint says of it."""

import base64
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from toolkit.connector.icon import BadIcon, read_icon
from toolkit.connector.project import ConnectorProject
from toolkit.designer.card import Badge, Card, Feed, Field, Picture, Visibility
from toolkit.designer.picture import picture
from toolkit.document import read_bytes
from toolkit.errors import TooMuch
from toolkit.finding import Finding, Severity
from toolkit.preview.notes import Notes, notes
from toolkit.preview.texts import name

MOST_CARDS = 5_000  # the largest connectors have some hundred operations

Lint = Callable[[Path], Sequence[Finding]]


@dataclass(frozen=True)
class Sheet:
    """A connector, its picture, and what lint says of it."""

    project: ConnectorProject
    picture: Picture
    notes: Notes
    findings: Sequence[Finding]
    icon: bytes

    @cached_property
    def feeds(self) -> dict[str, list[Feed]]:
        """The graph of dropdowns: what each operation fills, by its operationId."""
        found: dict[str, list[Feed]] = defaultdict(list)
        for feed in self.picture.feeds:
            found[feed.source.operation_id].append(feed)
        return dict(found)

    @property
    def icon_uri(self) -> str:
        """The icon as a `data:` address; empty where there is none."""
        return f"data:image/png;base64,{base64.b64encode(self.icon).decode()}" if self.icon else ""

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each card on the page, by its pointer: the operationId where that is its own."""
        count = Counter(card.id for card in self.picture.cards)
        return {
            card.pointer: name(card.id if card.id and count[card.id] == 1 else card.pointer)
            for card in self.picture.cards
        }

    @cached_property
    def cards(self) -> dict[str, Card]:
        """The cards by their operationId, the first where several share one."""
        return {card.id: card for card in reversed(self.picture.cards) if card.id}

    @property
    def groups(self) -> list[tuple[str, list[Card]]]:
        """The cards as makers find them, and last the operations that they do not find."""
        cards = self.picture.cards
        hidden = [card for card in cards if card.visibility is Visibility.INTERNAL]
        seen = [card for card in cards if card.visibility is not Visibility.INTERNAL]
        groups = [
            ("Triggers", [card for card in seen if card.is_trigger]),
            ("Actions", [card for card in seen if not card.is_trigger]),
            ("Internal", hidden),
        ]
        return [(heading, found) for heading, found in groups if found]

    @property
    def badges(self) -> list[Badge]:
        """The badges that some card has."""
        found = {badge for card in self.picture.cards for badge in card.badges}
        return [badge for badge in Badge if badge in found]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, the worst first."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity.value: found[severity] for severity in Severity if found[severity]}

    def card(self, pointer: str) -> Card | None:
        return next((card for card in self.picture.cards if card.pointer == pointer), None)

    def field(self, card: Card, key: str) -> Field | None:
        return next((field for field in card.fields if field.key == key), None)


def sheet(folder: Path, lint: Lint) -> Sheet:
    """Read a project; raise what reading raises."""
    project = ConnectorProject.load(folder)
    made = picture(project)
    if len(made.cards) > MOST_CARDS:
        raise TooMuch(f"{folder}: has {len(made.cards):,} operations, at most {MOST_CARDS:,} fit on a page")
    findings = lint(folder)
    return Sheet(project, made, notes(made, findings, project.definition.path), findings, _icon(project))


def _icon(project: ConnectorProject) -> bytes:
    """Return the icon if it is one: a link may lead to any file, and the page is for sharing."""
    try:
        return read_bytes(project.icon) if project.icon and read_icon(project.icon) else b""
    except BadIcon:
        return b""
