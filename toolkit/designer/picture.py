"""A connector as its makers see it."""

import re

from toolkit.connector.project import ConnectorProject
from toolkit.designer.badges import badges_of
from toolkit.designer.card import Card, Picture, Visibility
from toolkit.designer.feeds import feeds_of, names_of
from toolkit.designer.fields import fields_of
from toolkit.designer.gauges import gauges_of
from toolkit.designer.outputs import outputs_of
from toolkit.designer.power_apps import function_of
from toolkit.designer.schemas import members, text
from toolkit.pointer import render
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation

BRAND_COLOR = "#007EE5"  # what the platform takes where a connector names none
_color = re.compile(r"#[0-9A-Fa-f]{6}")
_visibilities = {one.value: one for one in Visibility}


def picture(project: ConnectorProject) -> Picture:
    """Return what makers see; whatever is malformed is not seen."""
    definition = ApiDefinition(project.definition)
    info = members(definition.data, "info")
    cards = tuple(card(operation) for operation in lookup.operations(definition))
    color = project.property_data.get("iconBrandColor")
    return Picture(
        title=text(info, "title") or project.folder.name,
        description=text(info, "description"),
        version=text(info, "version"),
        host=text(definition.data, "host") + text(definition.data, "basePath").rstrip("/"),
        brand_color=color if isinstance(color, str) and _color.fullmatch(color) else BRAND_COLOR,
        cards=cards,
        gauges=tuple(gauges_of(project)),
        feeds=tuple(feed for card in cards for feed in feeds_of(card)),
    )


def card(operation: Operation) -> Card:
    """Return the card of an operation."""
    fields = fields_of(operation)
    outputs = outputs_of(operation, names_of(fields))
    return Card(
        id=operation.id,
        title=text(operation.data, "summary")
        or operation.id
        or f"{operation.method.upper()} {operation.path}",
        description=text(operation.data, "description"),
        method=operation.method,
        path=operation.path,
        pointer=render(operation.tokens),
        visibility=_visibilities.get(text(operation.data, "x-ms-visibility").lower(), Visibility.NORMAL),
        is_trigger="x-ms-trigger" in operation.data,
        badges=tuple(badges_of(operation, outputs)),
        fields=fields,
        outputs=outputs,
        function=function_of(operation),
    )
