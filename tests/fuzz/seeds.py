"""What is mutated: the definitions of the project, and published connectors where there are any."""

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
_OWN = ("tests/fixtures/rooms.json", "tests/fixtures/whole.swagger.json")
_CORPUS = ROOT.parent / "shared" / "corpus" / "connectors"
_MOST = 3  # members of `paths`, and definitions: what is small is tried often


@cache
def definitions() -> list[Path]:
    """Return the files to begin with; every one of the project, and all of the corpus."""
    own = [ROOT / name for name in _OWN]
    return [*own, *sorted((ROOT / "specs").rglob("apiDef*.json")), *sorted(_CORPUS.rglob("apiDef*.json"))]


def definition(random: Random) -> Any:
    """Return a definition, cut down to a few of its paths and definitions."""
    data = None
    while not isinstance(data, dict):  # a published one may be broken
        data = _read(random.choice(definitions()))
    cut = dict(data)
    for section in ("paths", "definitions"):
        members = data.get(section)
        if isinstance(members, dict) and len(members) > _MOST:
            kept = set(random.sample(sorted(members), _MOST))
            cut[section] = {name: member for name, member in members.items() if name in kept}
    return json.loads(json.dumps(cut))


def properties() -> Any:
    """Return the apiProperties.json of the project's own connector."""
    return json.loads(json.dumps(_read(ROOT / "specs/azure-resource-manager/apiProperties.json")))


@cache
def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except ValueError:
        return None
