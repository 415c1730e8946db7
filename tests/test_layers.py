"""Imports point down: what lies below must not know what lies above."""

import ast
from pathlib import Path

import pytest

TOOLKIT = Path(__file__).parents[1] / "toolkit"

# From the ground up; what stands in one line does not know its neighbours.
LAYERS = (
    {"crew"},
    {"memo", "regex"},
    {
        "cache",
        "deadline",
        "edition",
        "errors",
        "harmless",
        "intake",
        "pointer",
        "parallel",
        "spelling",
        "words",
    },
    {"syntax", "templates", "locking"},
    {"files"},
    {"undisturbed"},
    {"document", "plan"},
    {"patch"},
    {"finding"},
    {"swagger"},
    {"arm", "connector"},
    {"lint", "generate", "bundle", "catalog", "auth", "diff", "docs", "designer", "mock"},
    {"validate", "deploy", "preview"},  # they ask the linter, send bundles, show the designer's cards
    {"report"},
    {"cli"},
)
MODULES = sorted(TOOLKIT.rglob("*.py"))


def layer(name: str) -> int:
    return next(index for index, names in enumerate(LAYERS) if name in names)


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "toolkit":
            below = node.module.split(".")[1:2]
            names |= set(below) if below else {alias.name for alias in node.names} - {"__version__"}
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("toolkit.")}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TOOLKIT)))
def test_module_imports_only_what_lies_below(path):
    own = path.relative_to(TOOLKIT).parts[0].removesuffix(".py")
    if own == "__init__":
        return

    above = {name for name in imported(path) if name != own and layer(name) >= layer(own)}

    assert above == set()
