"""What of a schema is worth having: the fields asked for, or what stands near the top of a resource."""

from dataclasses import dataclass, replace

from toolkit.arm.composition import Use
from toolkit.arm.views import View

Fields = tuple[tuple[str, ...], ...]  # the names on the way to each

EVERYTHING = 99  # levels; no schema is that deep
BAG = "properties"  # where a resource has what is not common to all resources
PAGE = "value"  # where a list has its elements
NEXT_LINKS = ("nextLink", "@odata.nextLink")  # the platform takes no other names
_ADMINISTRATIVE = frozenset({"systemData", "etag", "managedBy", "managedByExtended", "extendedLocation"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a schema stands, and what may be below it."""

    view: View
    prune: bool
    levels: int  # of objects that may be entered, without those that resources wrap around their properties
    depth: int  # of objects of any kind; what is deeper is free-form
    level: int = 0  # of objects above
    fields: Fields | None = None  # the only ones to keep
    demands: bool = True  # whether what is required is required in this view
    is_page: bool = False  # whether it is one page of a list, whose elements are what counts
    subscription: str = ""  # the parameter whose locations can be listed for the resource's own

    @property
    def is_root(self) -> bool:
        return self.level == 0

    def below(self, name: str, *, is_object: bool, is_required: bool) -> "Scope | None":
        """Return the scope for a property; None where it is left out."""
        if self.is_page and name in {PAGE, *NEXT_LINKS}:
            return replace(self, is_page=False, fields=self.fields if name == PAGE else None)
        fields = _below(self.fields, name)
        must = is_required and self.view.is_input
        cost = int(is_object and name != BAG and not must)
        if not must and (fields == () or self._is_pruned(name, cost)):
            return None
        if not is_object:
            return replace(self, fields=fields)
        return replace(
            self,
            is_page=False,
            levels=self.levels - cost,
            depth=self.depth - 1,
            level=self.level + (name != BAG),
            fields=fields,
            subscription="",
        )

    def _is_pruned(self, name: str, cost: int) -> bool:
        is_pruned = self.prune and self.fields is None
        return is_pruned and (name in _ADMINISTRATIVE or self.levels < cost - 1)

    @property
    def is_edge(self) -> bool:
        """Whether an object is below all levels, where only a small one is worth it, and none in it."""
        return self.levels < 0 and self.fields is None

    def may_refer_to(self, child: Use) -> bool:
        """Whether a property is another resource, of which the ID says enough."""
        names = child.shape.properties
        return self.prune and self.fields is None and self.level > 0 and "id" in names and BAG in names


def _below(fields: Fields | None, name: str) -> Fields | None:
    """Return what is asked for below a property: None means everything, and nothing is empty."""
    if fields is None:
        return None
    rest = tuple(path[1:] for path in fields if path[0].lower() == name.lower())
    return None if () in rest else rest
