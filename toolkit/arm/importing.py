"""Import an operation of a specification, and the lists that fill its dropdowns."""

from dataclasses import replace

from toolkit.arm import definitions, sizes
from toolkit.arm.dropdowns import dropdowns
from toolkit.arm.dynamic import LOCATIONS, from_catalog
from toolkit.arm.examples import examples
from toolkit.arm.imported import Dropdown, ImportedOperation, Provenance
from toolkit.arm.notes import notes
from toolkit.arm.options import ImportOptions
from toolkit.arm.parts import Parts, parts_of, subscription_of
from toolkit.arm.specification import SourceOperation, Specification
from toolkit.arm.writing import operation

_LISTS_HAVE = ("name",)  # what a dropdown needs of each element


def import_operation(
    specification: Specification, source: SourceOperation, options: ImportOptions | None = None
) -> ImportedOperation:
    """Return the operation as a connector takes it; raise ImportRefused where no connector can have it."""
    options = options or ImportOptions()
    parts = parts_of(specification, source, options)
    found = list(dropdowns(specification, source, options))
    lists = dict.fromkeys(one for _, one in found if one is not None)
    names = definitions.names_of(specification, parts.roots)
    imported = _imported(parts, [dropdown for dropdown, _ in found], names)
    helpers = tuple(_helper(specification, one, options) for one in lists)
    return replace(imported, helpers=helpers, examples=examples(parts))


def _helper(
    specification: Specification, source: SourceOperation, options: ImportOptions
) -> ImportedOperation:
    """Return a list that fills dropdowns: names alone, in place, so that no definition is made for it."""
    small = ImportOptions(
        _LISTS_HAVE, visibility="internal", with_dropdowns=False, most_schemas=options.most_schemas
    )
    return _imported(parts_of(specification, source, small), [], {})


def _imported(parts: Parts, chosen: list[Dropdown], names: definitions.Names) -> ImportedOperation:
    data = operation(parts, chosen, names)
    written = definitions.definitions(parts.roots, names) if names else {}
    return ImportedOperation(
        id=data["operationId"],
        method=parts.source.method,
        path=parts.path.path,
        operation=data,
        definitions=written,
        is_paged="x-ms-pageable" in data,
        dropdowns=(*chosen, *_dropdowns_in_body(parts)),
        helpers=(),
        notes=notes(parts),
        provenance=_provenance(parts),
        report=sizes.report(parts, [data, written]),
    )


def _provenance(parts: Parts) -> Provenance:
    source = parts.source
    return Provenance(source.file, source.pointer, parts.version, sizes.digest(parts), source.operation_id)


def _dropdowns_in_body(parts: Parts) -> tuple[Dropdown, ...]:
    location = parts.body.properties.get("location") if parts.body else None
    if location is None or "x-ms-dynamic-values" not in location.keywords:
        return ()
    subscription = subscription_of(parts.path)
    dropdown = from_catalog(parts.options, LOCATIONS, "", subscription, pointer="/location")
    return (dropdown,) if dropdown else ()
