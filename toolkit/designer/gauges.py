"""The sizes of a connector beside what the platform takes."""

from collections.abc import Iterator

from toolkit.connector import limits
from toolkit.connector.project import ConnectorProject
from toolkit.designer.card import Gauge
from toolkit.swagger import lookup, schema_trees
from toolkit.swagger.nodes import ApiDefinition


def gauges_of(project: ConnectorProject) -> Iterator[Gauge]:
    definition = ApiDefinition(project.definition)
    counts = [count for _, count in schema_trees.operation_counts(definition)]
    bodies = [size.schemas for _, size in schema_trees.sizes(definition)]
    document = project.definition
    yield Gauge("Definition", len(document.content), limits.UPLOAD_BYTES.value, "bytes")
    column = limits.DEFINITION_COLUMN.value
    yield Gauge("Definition in a solution", len(document.text), column, "characters")
    yield Gauge("Operations", len(lookup.operations(definition)), limits.OPERATIONS.value, "operations")
    yield Gauge("Largest body", max(bodies, default=0), limits.BODY_SCHEMAS.value, "schemas")
    yield Gauge("Largest operation", max(counts, default=0), limits.OPERATION_SCHEMAS.value, "schemas")
    yield Gauge("All operations", sum(counts), limits.TOTAL_SCHEMAS.value, "schemas")
    if project.icon:
        yield Gauge("Icon", project.icon.stat().st_size, limits.ICON_BYTES.value, "bytes")
