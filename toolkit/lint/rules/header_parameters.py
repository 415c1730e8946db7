"""Rules about headers that are not an operation's to ask for."""

from collections.abc import Iterator

from toolkit.lint.fragments import never, text
from toolkit.lint.rule import IMPORT, INFO, SWAGGER, Example, Problem, quoted, rule
from toolkit.swagger.nodes import Parameter, is_hidden

_NEGOTIATED = {"accept": "produces", "content-type": "consumes"}


def _header(name: str) -> dict[str, object]:
    return {
        "name": name,
        "in": "header",
        "type": "string",
        "x-ms-summary": "Kind",
        "description": "The kind.",
    }


@rule(
    Parameter,
    name="HeaderIsNegotiated",
    code="SG442",
    family="specgen",
    reference=SWAGGER,
    severity=INFO,
    phase=IMPORT,
    keys=["in"],
    silent_if=never({"in": "header", "name": text("(?i)^(accept|content-type)$")}),
    examples=[
        Example(bad=_header("Content-Type"), good=_header("Content-Language"), at="/name"),
        Example(
            bad=_header("Accept"),
            good=_header("Accept")
            | {"required": True, "x-ms-visibility": "internal", "default": "application/vnd.v2+json"},
            at="/name",
        ),
    ],
)
def header_is_negotiated(parameter: Parameter) -> Iterator[Problem]:
    """What is sent and what is wanted back stands in `consumes` and `produces`; makers need not be asked.

    An internal one asks nobody. `Authorization` has a rule of the platform.
    """
    name = parameter.data.get("name")
    key = _NEGOTIATED.get(name.lower()) if isinstance(name, str) else None
    if parameter.location == "header" and key and not is_hidden(parameter):
        yield Problem(f"header {quoted(name)} is what `{key}` is for", parameter.place / "name")


RULES = (header_is_negotiated,)
