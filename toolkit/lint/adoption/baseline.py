"""Findings that are known and left out, so that only new ones are told.

The file counts them by file, rule and anchor, and changes only where the findings do: an edit elsewhere in a
definition moves lines and indexes, but no anchor.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.document import Document
from toolkit.errors import BadValue, UnreadableFile
from toolkit.finding import Finding
from toolkit.lint.adoption.relative import relative

VERSION = 1

Key = tuple[str, str, str]  # the file, from the baseline's folder; the rule; the anchor
Counts = Counter[Key]
LookedFor = Mapping[str, Collection[str]]  # the rules that were asked about each file


class Baseline(NamedTuple):
    """How many findings are known under each key, and where the baseline lies."""

    folder: Path
    counts: Counts

    def keys(self, findings: Sequence[Finding]) -> list[Key]:
        """Return the key of each anchored finding."""
        paths = {file: relative(file, self.folder) for file in {finding.file for finding in findings}}
        return [(paths[finding.file], finding.rule, finding.anchor) for finding in findings]

    def unknown(self, findings: list[Finding]) -> list[Finding]:
        """Return the findings beyond those that are known."""
        left = self.counts.copy()
        found = []
        for key, finding in zip(self.keys(findings), findings, strict=True):
            if left[key] > 0:
                left[key] -= 1
            else:
                found.append(finding)
        return found

    def gone(self, counts: Counts, looked_for: LookedFor) -> int:
        """Return how many findings are known that were looked for and not found."""
        return (Counter(dict(self._known(looked_for, sought=True))) - counts).total()

    def updated(self, counts: Counts, looked_for: LookedFor) -> "Baseline":
        """Return the baseline with what was found; what nobody looked for stays, unless its file has gone.

        A rule that says only some of what it has to say, of a file without its project, may find what stays.
        """
        there = {file for file in {key[0] for key in self.counts} if (self.folder / file).exists()}
        kept = {key: count for key, count in self._known(looked_for, sought=False) if key[0] in there}
        return Baseline(self.folder, Counter(kept) | counts)

    def _known(self, looked_for: LookedFor, *, sought: bool) -> Iterator[tuple[Key, int]]:
        """Yield what is known of what was looked for, or of everything else."""
        for key, count in self.counts.items():
            file, rule, _ = key
            if (rule in looked_for.get(file, ())) is sought:
                yield key, count

    def by_folder(self) -> dict[str, "Baseline"]:
        """Return what is known of each folder, for a process that looks at one."""
        counts: dict[str, Counts] = defaultdict(Counter)
        for key, count in self.counts.items():
            counts[key[0].rpartition("/")[0]][key] = count
        return {folder: Baseline(self.folder, known) for folder, known in counts.items()}

    @property
    def content(self) -> bytes:
        """The bytes of the file, sorted, one line for each key."""
        files: dict[str, dict[str, dict[str, int]]] = {}
        for (file, rule, anchor), count in sorted(self.counts.items()):
            files.setdefault(file, {}).setdefault(rule, {})[anchor] = count
        return (json.dumps({"version": VERSION, "findings": files}, indent=2) + "\n").encode()


def read(path: Path) -> Baseline:
    """Return the baseline in a file; raise BadValue where there is none."""
    try:
        data = Document.read(path).data
    except UnreadableFile as error:
        raise BadValue(f"{error}; `specgen lint --update-baseline` writes a baseline") from error
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise _no_baseline(path)
    counts: Counts = Counter()
    for file, rules in _members(path, data.get("findings")):
        for rule, anchors in _members(path, rules):
            for anchor, count in _members(path, anchors):
                if not isinstance(count, int):
                    raise _no_baseline(path)
                counts[file, rule, anchor] = count
    return Baseline(path.parent, counts)


def _members(path: Path, value: Any) -> Iterable[tuple[str, Any]]:
    if not isinstance(value, Mapping):
        raise _no_baseline(path)
    return value.items()


def _no_baseline(path: Path) -> BadValue:
    return BadValue(f"{path}: is no baseline; `specgen lint --update-baseline` writes one in another place")
