"""All judges, listed by hand."""

from toolkit.lint.rule import Rule
from toolkit.validate import files, icon, openapi, references, yaml_reader

JUDGES: tuple[Rule, ...] = (
    *openapi.RULES,
    *yaml_reader.RULES,
    *references.RULES,
    *files.RULES,
    *icon.RULES,
)
