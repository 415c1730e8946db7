"""Baselines on the command line: read once, shared out to the targets, compared, and written again."""

from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path

from toolkit.cli import output
from toolkit.document import read_bytes
from toolkit.errors import BadValue
from toolkit.lint.adoption import baseline
from toolkit.lint.adoption.baseline import Baseline, Counts
from toolkit.lint.adoption.relative import relative
from toolkit.lint.run import Target
from toolkit.report.text import counted


class Baselines:
    """The baselines of a run by their paths; most runs have one or none."""

    def __init__(self, *, update: bool = False) -> None:
        self._update = update
        self._of_path: dict[Path, _Comparison] = {}
        self._of_target: dict[Target, _Comparison] = {}

    def share(self, path: Path | None, target: Target) -> Baseline | None:
        """Return what is known of a target; nothing where the baseline is to be written anew."""
        if path is None and self._update:
            raise BadValue("--update-baseline needs --baseline FILE, or `baseline` in specgen.toml")
        if path is None:
            return None
        comparison = self._of_path.get(path) or _Comparison(path, may_be_missing=self._update)
        self._of_path[path] = self._of_target[target] = comparison
        return (
            Baseline(comparison.known.folder, Counts()) if self._update else comparison.share(target.folder)
        )

    def count(self, target: Target, counts: Counts, looked_at: Iterable[str], rules: Collection[str]) -> None:
        """Take note of what the rules have found in the files of a target."""
        if target in self._of_target:
            self._of_target[target].count(counts, looked_at, rules)

    def close(self) -> None:
        """Write the baselines where that is asked for, else tell what is known in vain."""
        for comparison in self._of_path.values():
            comparison.write() if self._update else comparison.tell()


class _Comparison:
    """What a baseline knows, and what has been found."""

    def __init__(self, path: Path, *, may_be_missing: bool) -> None:
        self._path = path
        is_new = may_be_missing and not path.exists()
        self._content = read_bytes(path) if may_be_missing and not is_new else None
        self.known = Baseline(path.parent, Counts()) if is_new else baseline.read(path)
        self._found = Counts()
        self._looked_for: dict[str, Collection[str]] = {}

    def share(self, folder: Path) -> Baseline:
        way = relative(folder, self.known.folder)
        return self._shares.get("" if way == "." else way) or Baseline(self.known.folder, Counts())

    @cached_property
    def _shares(self) -> dict[str, Baseline]:
        return self.known.by_folder()

    def count(self, counts: Counts, looked_at: Iterable[str], rules: Collection[str]) -> None:
        self._found += counts
        self._looked_for |= {relative(file, self.known.folder): rules for file in looked_at}

    def tell(self) -> None:
        if gone := self.known.gone(self._found, self._looked_for):
            told = f"{counted(gone, 'finding')} in it {'is' if gone == 1 else 'are'} gone"
            output.remark_on(
                self._path, f"{told}; --update-baseline takes {'it' if gone == 1 else 'them'} out"
            )

    def write(self) -> None:
        # Importing what writes takes long beside a lint that writes nothing.
        from toolkit import files

        new = self.known.updated(self._found, self._looked_for)
        files.write_file(self._path, new.content, known=self._content)
        output.remark_on(self._path, counted(new.counts.total(), "finding"))
