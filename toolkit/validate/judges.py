"""All judges, listed by hand."""

from toolkit.lint.rule import Rule
from toolkit.validate import files, icon, openapi, references

JUDGES: tuple[Rule, ...] = (*openapi.RULES, *references.RULES, *files.RULES, *icon.RULES)
