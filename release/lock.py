"""Read the locks: what is pinned, for whom, and what it has to hash to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUN_TIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"

_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.+!-]+)(?: ; (?P<marker>.*?))?(?: \\)?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^ +#(?: via)? +(?!via$)([a-z0-9-]+)(?: \(pyproject\.toml\))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pin:
    name: str
    version: str
    marker: str  # where it is installed; empty is everywhere
    hashes: tuple[str, ...]
    wanted_by: tuple[str, ...]


def pins(lock: Path) -> Iterator[Pin]:
    for block in re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8")):
        first, _, rest = block.partition("\n")
        if pin := _PIN.match(first):
            hashes, wanted_by = _HASH.findall(rest), _VIA.findall(rest)
            yield Pin(pin["name"], pin["version"], pin["marker"] or "", tuple(hashes), tuple(wanted_by))
