"""What is mutated: the definitions of the project, and published connectors where there are any."""

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
_OWN = ("tests/fixtures/rooms.json", "tests/fixtures/whole.swagger.json")
_CORPUS = ROOT.parent / "shared" / "corpus" / "connectors"
_SECTIONS = {"paths", "definitions", "parameters", "responses", "tags"}
_SIZES = (1, 1, 1, 2, 3)  # members of each: what is small is tried often


@cache
def definitions() -> list[Path]:
    """Return the files to begin with; every one of the project, and all of the corpus."""
    own = [ROOT / name for name in _OWN]
    return [*own, *sorted((ROOT / "specs").rglob("apiDef*.json")), *sorted(_CORPUS.rglob("apiDef*.json"))]


def definition(random: Random) -> Any:
    """Return a definition, cut down to a few of its paths, operations and definitions: the smaller of two."""
    return json.loads(min((_part(random) for _ in range(2)), key=len))


def properties() -> Any:
    """Return the apiProperties.json of the project's own connector."""
    return json.loads(json.dumps(_read(ROOT / "specs/azure-resource-manager/apiProperties.json")))


def _part(random: Random) -> str:
    data = None
    while not isinstance(data, dict):  # a published one may be broken
        data = _read(random.choice(definitions()))
    most = random.choice(_SIZES)
    cut = data | {name: _few(data[name], most, random) for name in sorted(_SECTIONS & data.keys())}
    paths = {name: _few(one, most, random) for name, one in dict(cut.get("paths") or {}).items()}
    return json.dumps(cut | {"paths": paths})


def _few(members: Any, most: int, random: Random) -> Any:
    if not isinstance(members, dict) or len(members) <= most:
        return members
    kept = set(random.sample(sorted(members), most))
    return {name: member for name, member in members.items() if name in kept}


@cache
def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except ValueError:
        return None
