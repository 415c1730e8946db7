"""Choose rules by name, code, beginning of a code, or family."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from toolkit.errors import BadValue
from toolkit.lint.rule import Rule


def chosen(rules: Sequence[Rule], select: Iterable[str], ignore: Iterable[str]) -> list[Rule]:
    """Return the rules that are selected (all, where nothing is) and not ignored; raise BadValue."""
    wanted = _matching(rules, _words(select)) if (select := list(select)) else {rule.name for rule in rules}
    unwanted = _matching(rules, _words(ignore))
    return [rule for rule in rules if rule.name in wanted and rule.name not in unwanted]


def named(rules: Sequence[Rule], word: str) -> Rule:
    """Return the rule of that name or code, upper and lower case alike; raise BadValue with near misses."""
    for rule in rules:
        if word.lower() in (rule.name.lower(), rule.code.lower()):
            return rule
    raise BadValue(f"no rule is called `{word}`{_suggestion(rules, word)}")


def _words(values: Iterable[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _matching(rules: Sequence[Rule], words: Iterable[str]) -> set[str]:
    names: set[str] = set()
    for word in words:
        found = {rule.name for rule in rules if _is_meant(rule, word)}
        if not found:
            raise BadValue(f"no rule, code or family is called `{word}`{_suggestion(rules, word)}")
        names |= found
    return names


def _is_meant(rule: Rule, word: str) -> bool:
    return word in (rule.name, rule.family, "ALL") or rule.code.startswith(word.upper())


def _suggestion(rules: Sequence[Rule], word: str) -> str:
    known = {name.lower(): name for rule in rules for name in (rule.name, rule.code, rule.family)}
    near = [known[name] for name in get_close_matches(word.lower(), known, n=3, cutoff=0.6)]
    near += [rule.name for rule in rules if word.lower() in rule.name.lower() and rule.name not in near][:3]
    return f"; did you mean {' or '.join(near[:3])}?" if near else "; `specgen rules` lists them"
