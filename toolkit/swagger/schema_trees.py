"""Find schema trees (bodies, responses, notifications, definitions), their sizes, and what they lead to."""

from collections.abc import Iterator

from toolkit.swagger import lookup, schema_sizes
from toolkit.swagger.nodes import ApiDefinition, Data, Node, Operation, Parameter, Schema
from toolkit.swagger.schema_outlines import Size, Tree, outline, outlines, trees
from toolkit.swagger.walk import is_reference


def sizes(definition: ApiDefinition) -> list[tuple[Tree, Size]]:
    """Return all trees with their sizes, references expanded."""
    return lookup.once(definition, "tree_sizes", lambda: list(_tree_sizes(definition)))


def operation_counts(definition: ApiDefinition) -> list[tuple[Operation, int]]:
    """Return with each operation how many parameters it has, and schemas in its body and responses."""
    return lookup.once(
        definition,
        "operation_counts",
        lambda: [(operation, _operation_count(operation)) for operation in lookup.operations(definition)],
    )


def definitions_of_input(definition: ApiDefinition) -> set[str]:
    """Return the names of the definitions that some body leads to."""
    return lookup.once(definition, "definitions_of_input", lambda: _led_to(definition, by_input=True))


def definitions_of_output(definition: ApiDefinition) -> set[str]:
    """Return the names of the definitions that some response or notification leads to."""
    return lookup.once(definition, "definitions_of_output", lambda: _led_to(definition, by_input=False))


def _tree_sizes(definition: ApiDefinition) -> Iterator[tuple[Tree, Size]]:
    of_definitions = _sizes(definition)
    for tree in trees(definition):
        is_named = isinstance(tree.parent, ApiDefinition)
        yield tree, of_definitions[tree.name] if is_named else _size(definition, tree.data)


def _operation_count(operation: Operation) -> int:
    count = 0
    for parameter in lookup.effective_parameters(operation):
        count += _count_below(parameter) if parameter.location == "body" else 1
    return count + sum(_count_below(response) for response in lookup.responses(operation))


def _count_below(node: Node) -> int:
    schema = node.data.get("schema")
    return _size(node.definition, schema).schemas if isinstance(schema, dict) else 0


def _size(definition: ApiDefinition, schema: Data) -> Size:
    of_definitions = _sizes(definition)
    name = lookup.target_name(schema["$ref"], Schema) if is_reference(schema) else None
    if name is not None and name in of_definitions:  # as for most answers
        return of_definitions[name]
    known: dict[int, Size] = lookup.once(definition, "schema_sizes_by_identity", dict)
    if id(schema) not in known:
        known[id(schema)] = schema_sizes.expanded(outline(definition, schema), of_definitions)
    return known[id(schema)]


def _sizes(definition: ApiDefinition) -> dict[str, Size]:
    return lookup.once(definition, "schema_sizes", lambda: schema_sizes.sizes(outlines(definition)))


def _led_to(definition: ApiDefinition, *, by_input: bool) -> set[str]:
    known = outlines(definition)
    found: set[str] = set()
    pending = [
        name
        for tree in trees(definition)
        if not isinstance(tree.parent, ApiDefinition) and isinstance(tree.parent, Parameter) == by_input
        for name in outline(definition, tree.data).uses
    ]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += known[name].uses
    return found
