"""Sizes beside the platform's limits."""

import json
from pathlib import Path

from toolkit.connector.project import ConnectorProject
from toolkit.designer.card import Gauge
from toolkit.designer.gauges import gauges_of

SMALL = {"type": "object", "properties": {"a": {"type": "string"}}}
OPERATION = {
    "parameters": [{"name": "q", "in": "query"}, {"name": "b", "in": "body", "schema": SMALL}],
    "responses": {"200": {"schema": {"type": "array", "items": SMALL}}},
}


def test_sizes_are_measured_as_the_platform_does(tmp_path):
    text = json.dumps(
        {"info": {"title": "Größe"}, "paths": {"/a": {"get": OPERATION}, "/b": {"get": {}}}},
        ensure_ascii=False,
    )
    (tmp_path / "apiDefinition.swagger.json").write_text(text, encoding="utf-8")
    (tmp_path / "icon.png").write_bytes(b"12345")

    assert list(gauges_of(ConnectorProject.load_partial(Path(tmp_path)))) == [
        Gauge("Definition", len(text) + 2, 1_000_000, "bytes"),
        Gauge("Definition in a solution", len(text), 1_000_000, "characters"),
        Gauge("Operations", 2, 256, "operations"),
        Gauge("Largest body", 3, 512, "schemas"),
        Gauge("Largest operation", 6, 16_384, "schemas"),
        Gauge("All operations", 6, 4_194_304, "schemas"),
        Gauge("Icon", 5, 1_000_000, "bytes"),
    ]
