"""What a maker should know of an imported operation, one line each."""

from collections.abc import Iterator

from toolkit.arm.forms import Form, all_forms
from toolkit.arm.imported import ImportRefused
from toolkit.arm.long_running import is_long_running
from toolkit.arm.options import ImportOptions, field_paths
from toolkit.arm.parts import Parts
from toolkit.arm.polymorphism import is_always
from toolkit.arm.pruning import PAGE
from toolkit.arm.views import View

_LONG_RUNNING = (
    "long-running: Azure accepts the call and finishes later; in a flow turn off the asynchronous pattern"
    " of the action and ask for the state until it is final"
)
_GET = "; the GET of the same path tells as much"
_HOSTS = ("management.azure.com", "management.core.windows.net", "")


def notes(parts: Parts) -> tuple[str, ...]:
    """Return the notes, each once."""
    kind = parts.options.kind
    lines = [*_of_operation(parts), *_of_forms(parts.roots), *_of_fields(parts.roots, parts.options)]
    if kind and not any(line.lower().endswith(is_always("", kind).lower()[2:]) for line in lines):
        raise ImportRefused(f"`{parts.source.operation_id}` has no schema of a kind `{kind}`")
    return tuple(dict.fromkeys(lines))


def _of_operation(parts: Parts) -> Iterator[str]:
    specification, source, path = parts.specification, parts.source, parts.path
    if is_long_running(source.node):
        yield _LONG_RUNNING
    if source.method == "head":
        has_get = "get" in source.node.parent.data
        yield f"HEAD: the wizard does not show it{_GET if has_get else ''}"
    if path.is_overload:
        yield f"the specification tells it from `{path.path}` by its query; a connector can have one of them"
    host = specification.data.get("host")
    if "x-ms-parameterized-host" in specification.data or (host or "") not in _HOSTS:
        yield "not of Azure Resource Manager: the connector needs another host"


def _of_forms(roots: list[Form]) -> Iterator[str]:
    for form in all_forms(roots):
        yield from form.notes
        is_answered = form.view is View.RESPONSE
        secret = [
            name for name, child in form.properties.items() if child.keywords.get("format") == "password"
        ]
        if is_answered and secret:
            yield f"answers secrets (`{secret[0]}`): turn on secure outputs for the action"


def _of_fields(roots: list[Form], options: ImportOptions) -> Iterator[str]:
    for names in field_paths(options.fields):
        if not any(_has(root, names) for root in roots):
            yield f"no property is at `{'/'.join(names)}`"


def _has(form: Form, names: tuple[str, ...]) -> bool:
    page = form.properties.get(PAGE)
    if page and page.items and _has(page.items, names):
        return True
    for name in names:
        while inner := form.items or form.additional:
            form = inner
        found = {key.lower(): child for key, child in form.properties.items()}.get(name.lower())
        if found is None:
            return False
        form = found
    return True
