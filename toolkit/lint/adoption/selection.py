"""Choose rules by name, code, beginning of a code, or family; upper and lower case alike.

`all` are all rules. `default` are those that run where nothing is selected: the families in OPT_IN are for
files of another kind, and wait until they are asked for.
"""

from collections.abc import Collection, Iterable, Sequence

from toolkit.errors import BadValue
from toolkit.lint.catalogue import CODES
from toolkit.lint.rule import Rule

ALL = "all"
DEFAULT = "default"
OPT_IN = frozenset({"arm"})


def chosen(rules: Sequence[Rule], select: Collection[str], ignore: Iterable[str]) -> list[Rule]:
    """Return the rules that are selected (where nothing is, the default ones) less the ignored."""
    if select and not _words(select):
        raise BadValue("--select names no rule; `specgen rules` lists them")
    wanted = matching(rules, select) or matching(rules, [DEFAULT])
    unwanted = matching(rules, ignore)
    return [rule for rule in rules if rule.name in wanted and rule.name not in unwanted]


def matching(rules: Sequence[Rule], values: Iterable[str]) -> frozenset[str]:
    """Return the names of the rules that the words mean; raise BadValue for a word that means none."""
    names: set[str] = set()
    for word in _words(values):
        found = {rule.name for rule in rules if _is_meant(rule, word.lower())}
        if not found:
            raise _unknown(rules, word, "rule, code or family")
        names |= found
    return frozenset(names)


def mean_only(rules: Sequence[Rule], values: Iterable[str]) -> bool:
    """Whether words mean none but these rules; others must have codes with a first letter of their own."""
    words = [word.lower() for word in _words(values)]
    return all(word != ALL and any(_is_meant(rule, word) for rule in rules) for word in words)


def default(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules that run where nothing is selected."""
    return chosen(rules, (), ())


def named(rules: Sequence[Rule], word: str) -> Rule:
    """Return the rule of that name or code; raise BadValue with near misses."""
    for rule in rules:
        if word.lower() in {rule.name.lower(), rule.code.lower()}:
            return rule
    raise _unknown(rules, word, "rule")


def _words(values: Iterable[str]) -> Collection[str]:
    """Return each word once, for every rule is asked about it."""
    words = (word.strip() for value in values for word in value.split(","))
    return {word.lower(): word for word in words if word}.values()


def _is_meant(rule: Rule, word: str) -> bool:
    if word == DEFAULT:
        return rule.family not in OPT_IN
    return rule.code.lower().startswith(word) or word in {rule.name.lower(), rule.family.lower(), ALL}


def _unknown(rules: Sequence[Rule], word: str, kinds: str) -> BadValue:
    for name, code in CODES.items():
        if word.lower() in {name.lower(), code.lower()}:
            return BadValue(f"`{name}` is a rule of the platform that this version does not check")
    return BadValue(f"no {kinds} is called `{word}`{_suggestion(rules, word)}")


def _suggestion(rules: Sequence[Rule], word: str) -> str:
    from difflib import get_close_matches

    known = {name.lower(): name for rule in rules for name in (rule.name, rule.code, rule.family)}
    near = get_close_matches(word.lower(), known, n=3)
    near += [name for name in known if len(word) > 2 and word.lower() in name and name not in near]
    if not near:
        return "; `specgen rules` lists them"
    return f"; did you mean {' or '.join(f'`{known[name]}`' for name in near[:3])}?"
