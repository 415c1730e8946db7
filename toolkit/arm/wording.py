"""The texts of a schema in its place, and the texts of one that has many places."""

from toolkit.arm import labels
from toolkit.arm.composition import Shape, Use
from toolkit.arm.usage import Usage
from toolkit.swagger.nodes import Data


def texts(schema: Use, name: str, element: str = "") -> Data:
    """Return the label and description of a property; what has no name, such as an element, needs none.

    The list in a page, always called `value`, has the label of what it lists.
    """
    if not name:
        return {}
    label = labels.label(name)
    if name == "value" and schema.shape.type == "array" and element:
        label = labels.plural_label(element) or label
    return labelled(label, labels.description(schema.said("description"), label))


def shared_texts(shape: Shape, usage: Usage) -> Data:
    """Return the label and description that fit all properties that are of a named schema."""
    sites = usage.sites.get(shape.key, frozenset())
    names = sorted({site.property for site in sites})
    label = labels.label(names[0] if len(names) == 1 else shape.name) if names else ""
    said = {site.description for site in sites}
    only = said.pop() if len(said) == 1 else ""
    return labelled(label, labels.description(only or shape.keywords.get("description"), label))


def labelled(label: str, description: str) -> Data:
    pairs = {"x-ms-summary": label, "description": description}
    return {key: text for key, text in pairs.items() if text}
