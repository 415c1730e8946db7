"""What the command line and the settings of a repository say together about a target.

The command line wins: its `--phase` and `--baseline` stand for those of the settings, `--select` for `select`
and `ignore` both, and `--ignore` comes on top.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path

from toolkit.errors import BadValue
from toolkit.finding import Phase
from toolkit.lint.adoption import config
from toolkit.lint.adoption.config import Config
from toolkit.lint.adoption.globs import matches
from toolkit.lint.adoption.relative import relative
from toolkit.lint.adoption.selection import DEFAULT, chosen, matching, mean_only
from toolkit.lint.adoption.sifting import Ignores
from toolkit.lint.rule import Rule
from toolkit.lint.rules import DEFAULT_RULES, every_rule
from toolkit.lint.run import Target


class Settings:
    """What the command line says, as far as the settings of a repository can say the same."""

    def __init__(
        self,
        config: Path | None = None,
        *,
        no_config: bool = False,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        phase: Phase | None = None,
        baseline: Path | None = None,
    ) -> None:
        self.config = config
        self.no_config = no_config
        self.select = select
        self.ignore = ignore
        self.phase = phase
        self.baseline = baseline
        self.known: dict[Path, Config] = {}

    def of(self, target: Target) -> Config:
        """Return the settings that count for a target: the nearest ones above it."""
        if self.no_config:
            return Config()
        if self.config is None:
            return config.find(target.folder, self.known)
        if self.config not in self.known:
            self.known[self.config] = config.read(self.config)
        return self.known[self.config]

    def check(self) -> None:
        """Refuse what is wrong whatever the targets are."""
        if self.config and self.no_config:
            raise BadValue("--config and --no-config exclude each other")
        _chosen(self)

    def rules(self, found: Config) -> tuple[str, ...]:
        """Return the names of the rules to lint with."""
        return _rules(self, found)

    def phase_of(self, found: Config) -> Phase:
        return self.phase or found.phase or Phase.CERTIFICATION

    def baseline_of(self, found: Config) -> Path | None:
        if self.baseline is None and found.baseline is not None:
            return found.folder / found.baseline
        return self.baseline


@cache
def ignores(found: Config) -> Ignores:
    """Return which rules are ignored in which files."""
    rules = ((pattern, _meant(found, "per-file-ignores", words)) for pattern, words in found.per_file_ignores)
    return Ignores(found.folder, tuple(rules))


def ignored(found: Config) -> frozenset[str]:
    """Return the names of the rules that are ignored everywhere, judges among them."""
    return _meant(found, "ignore", found.ignore)


def is_excluded(target: Target, found: Config) -> bool:
    """Whether a target is left out; one that somebody has named never is."""
    path = relative(target.path, found.folder)
    return target.is_found and any(matches(pattern, path) for pattern in found.exclude)


@cache
def _rules(settings: Settings, found: Config) -> tuple[str, ...]:
    if settings.select or found.path is None:
        return tuple(rule.name for rule in _chosen(settings))
    selected = _meant(found, "select", found.select or (DEFAULT,))
    unwanted = ignored(found) | matching(_loaded(settings.ignore), settings.ignore)
    rules = _loaded(found.select)
    return tuple(rule.name for rule in rules if rule.name in selected and rule.name not in unwanted)


def _chosen(settings: Settings) -> list[Rule]:
    """Return the rules that the command line alone chooses."""
    rules = _loaded((*settings.select, *settings.ignore))
    return chosen(rules, settings.select, settings.ignore)


def _loaded(words: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules that words may mean, and load no others for it."""
    return DEFAULT_RULES if mean_only(DEFAULT_RULES, words) else every_rule()


def _meant(found: Config, key: str, words: Collection[str]) -> frozenset[str]:
    """Return the names of the rules that words of the settings mean."""
    try:
        return matching(_those_known(words), words)
    except BadValue as error:
        raise BadValue(f"{found.path}: `{key}`: {error}") from error


def _those_known(words: Collection[str]) -> Sequence[Rule]:
    """Return the rules, and the judges, too, where the words may mean one."""
    try:
        matching(_loaded(words), words)
    except BadValue:
        # Importing the judges takes longer than reading the settings.
        from toolkit.validate import ALL_RULES

        return ALL_RULES
    return _loaded(words)
