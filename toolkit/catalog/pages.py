"""The page of all built-in operations."""

from collections.abc import Iterator

from toolkit.catalog import builtin
from toolkit.catalog.services import Service, is_confirmed, services
from toolkit.templates import table_cell

_INTRODUCTION = """\
<!-- Written by docs/generate.py from templates/catalog; change a file there, then run `make docs`. -->

# Built-in operations

`specgen search WORDS` finds them, and `specgen add-operation DIR ID` adds one to a connector, together with
the lists that fill its dropdowns. Each is pinned to a version of its interface, which was looked up on the
day that stands above the table; one with a question mark was found only near that version. Operations that
take the ID of any resource ask for the version instead.

- *paged*: answers a page, and where the next one is; a policy keeps that behind the connector
- *long-running*: Azure answers before the work is done
- *secret*: takes or answers what should not stand in a run's history
- *destructive*: what it deletes or overwrites cannot be brought back
- *privileged*: changes who may do what\
"""


def page() -> str:
    """Return the page as Markdown."""
    return (
        "\n".join([_INTRODUCTION, *(line for service in services().values() for line in _section(service))])
        + "\n"
    )


def _section(service: Service) -> Iterator[str]:
    yield ""
    yield f"## {service.title}"
    yield ""
    yield f"Checked on {service.checked}."
    yield ""
    yield "| Operation | What it does | Version | |"
    yield "| --- | --- | --- | --- |"
    for name, operation in service.operations.items():
        entry = builtin.operations()[name]
        version = (entry.api_version or "asked for") + ("" if is_confirmed(operation) else " ?")
        cells = (f"`{name}`", entry.description, version, ", ".join(entry.flags))
        yield f"| {' | '.join(map(table_cell, cells))} |"
