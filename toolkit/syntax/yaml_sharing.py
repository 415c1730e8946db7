"""Tell which values of a YAML text stand in several places: a change of one would show in the others."""

from toolkit.pointer import Tokens
from toolkit.syntax.yaml_locator import child
from toolkit.syntax.yaml_nodes import YamlNode


def shared_nodes(root: YamlNode) -> frozenset[int]:
    """Return what aliases and merge keys refer to, by identity."""
    found: set[int] = set()
    pending = [root]
    while pending:
        node = pending.pop()
        found |= {id(one.target) for one in (node, *(value for _, value in node.merged)) if one.target}
        pending += _below(node)
    return frozenset(found)


def is_shared(root: YamlNode, shared: frozenset[int], tokens: Tokens, *, is_rename: bool) -> bool:
    """Whether a change at the place would show elsewhere, too, or take an anchor away from its aliases.

    `tokens` may end in a member that is not there yet.
    """
    node = root
    for token in tokens:
        if node.target or id(node) in shared:
            return True
        try:
            _, value = child(node, token)
        except LookupError:
            return False
        if any(merged is value for _, merged in node.merged):
            return True
        node = value
    return not is_rename and node.target is None and _holds_any(node, shared)


def _holds_any(node: YamlNode, shared: frozenset[int]) -> bool:
    pending = [node]
    while pending:
        one = pending.pop()
        if id(one) in shared:
            return True
        pending += _below(one)
    return False


def _below(node: YamlNode) -> list[YamlNode]:
    return [*node.items, *(one for pair in node.pairs for one in pair)]
