"""What the designer calls a field or a piece of dynamic content."""

from dataclasses import dataclass

from toolkit.designer.card import Visibility
from toolkit.designer.schemas import View, text

ITEM = "Item"  # an element that has no title
_LONGEST = 500  # characters before a label: they are repeated before all that is below
_SHOWN = {Visibility.IMPORTANT, Visibility.ADVANCED}


@dataclass(frozen=True, slots=True)
class Prefix:
    """What stands before a label: the titles of all that is around, or where none has one their summaries."""

    titles: str = ""
    summaries: str = ""

    def label(self, view: View, name: str) -> str:
        return _joined(self.titles or self.summaries, title_of(view) or name)

    def within(self, view: View) -> "Prefix":
        """Return what stands before the labels of properties."""
        return Prefix(
            _joined(self.titles, text(view.data, "title")),
            _joined(self.summaries, text(view.data, "x-ms-summary")),
        )

    def of_elements(self, array: View, element: View) -> "Prefix":
        """Return what stands before the label of an element; its own text replaces that of the array."""
        return Prefix(
            self.titles if text(element.data, "title") else _joined(self.titles, text(array.data, "title")),
            self.summaries
            if text(element.data, "x-ms-summary")
            else _joined(self.summaries, text(array.data, "x-ms-summary")),
        )


NO_PREFIX = Prefix()


def title_of(view: View) -> str:
    """Return the `title`, else the `x-ms-summary`; the empty string where there is neither."""
    return text(view.data, "title") or text(view.data, "x-ms-summary")


def visibility_of(view: View, inherited: Visibility = Visibility.NORMAL) -> Visibility:
    """Return the own visibility, else that of what is around; letters are read without regard to case."""
    own = text(view.data, "x-ms-visibility").lower()
    return next((one for one in _SHOWN if one.value == own), inherited)


def _joined(before: str, after: str) -> str:
    return f"{before[:_LONGEST]} {after}" if before and after else before or after
