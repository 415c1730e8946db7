"""Changes to a document, rendered into its text so that nothing else moves.

All patches of one call refer to the document as it is before the call, array indexes included.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.document import Document
from toolkit.errors import PatchRefused, UnreadableDocument
from toolkit.plan import APPEND, Claims, Patch, Put, Remove, Rename, expected, planned
from toolkit.syntax.edit import Edit, Plan
from toolkit.syntax.json_locator import JsonLocator

__all__ = ["APPEND", "Patch", "Put", "Remove", "Rename", "apply", "compatible", "edits", "is_local"]


def apply(document: Document, patches: Iterable[Patch]) -> Document:
    """Return the document after the patches, every other character as it was; raise PatchRefused.

    The result is read back and compared with what the patches mean for the data, so that a text in
    which a change cannot be made cleanly is refused, never damaged.
    """
    plan, _ = planned(document.data, patches)
    if not plan:
        return document
    try:
        changed = document.with_text(_changed(document, plan))
        done = _canonical(changed.data) == _canonical(expected(document.data, plan))
    except UnreadableDocument as error:
        reason = f"the change would leave the file unreadable: {error.reason}"
        raise PatchRefused(f"{document.path}: {reason}") from error
    except RecursionError as error:
        raise PatchRefused(f"{document.path}: the new value is nested too deeply") from error
    if not done:
        raise PatchRefused(f"{document.path}: the change cannot be made without touching something else")
    return changed


def edits(document: Document, patches: Iterable[Patch]) -> list[Edit]:
    """Return which characters the patches change; unlike `apply`, it does not read the result back."""
    plan, _ = planned(document.data, patches)
    return sorted(_edits(document, plan), key=lambda edit: edit[:2])


def compatible(document: Document, groups: Iterable[tuple[Patch, ...]]) -> list[tuple[Patch, ...]]:
    """Return the groups, first come first kept, of which no two touch the same thing."""
    kept: list[tuple[Patch, ...]] = []
    taken = Claims(set(), set(), set())
    for group in groups:
        try:
            _, claims = planned(document.data, group)
        except PatchRefused:
            continue
        if taken.meeting(claims) is None:
            taken.add(claims)
            kept.append(group)
    return kept


def is_local(document: Document, patches: Iterable[Patch]) -> bool:
    """Whether patches change nothing that YAML's aliases show elsewhere, too; such a change is refused."""
    locator = document.locator
    if isinstance(locator, JsonLocator):
        return True
    # Importing PyYAML takes longer than linting a small definition does.
    from toolkit.syntax.yaml_sharing import is_shared, shared_nodes

    if "shared_nodes" not in document.derived:
        document.derived["shared_nodes"] = shared_nodes(locator.root)
    shared = document.derived["shared_nodes"]
    return not shared or not any(
        is_shared(locator.root, shared, patch.tokens, is_rename=isinstance(patch, Rename))
        for patch in patches
    )


def _changed(document: Document, plan: Plan) -> str:
    locator = document.locator
    if isinstance(locator, JsonLocator):
        # Importing it takes long beside a lint that mends nothing.
        from toolkit.syntax import json_edit

        return json_edit.changed(locator, plan)
    # Importing PyYAML takes longer than linting a small definition does.
    from toolkit.syntax import yaml_edit

    return yaml_edit.changed(locator, plan)


def _edits(document: Document, plan: Plan) -> Iterator[Edit]:
    locator = document.locator
    if isinstance(locator, JsonLocator):
        # The same.
        from toolkit.syntax import json_edit

        return json_edit.edits(locator, plan)
    # Importing PyYAML takes longer than linting a small definition does.
    from toolkit.syntax import yaml_edit

    return yaml_edit.edits(locator, plan)


def _canonical(data: Any) -> str:
    """Return what tells data apart as `==` does not: 1, 1.0 and true."""
    return json.dumps(data, sort_keys=True)
