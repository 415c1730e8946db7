from toolkit.preview.chains import chains


def fed(operation_id, *sources):
    """Return an operation whose dropdowns are filled by others."""
    parameters = [
        {
            "name": source,
            "in": "query",
            "type": "string",
            "x-ms-dynamic-values": {"operationId": source, "value-path": "id"},
        }
        for source in sources
    ]
    return {"get": {"operationId": operation_id, "parameters": parameters, "responses": {"200": {}}}}


def definition(**operations):
    return {
        "swagger": "2.0",
        "info": {"title": "T", "version": "1"},
        "paths": {f"/{name}": fed(name, *sources) for name, sources in operations.items()},
    }


def columns(drawing):
    return {node.title: node.x // 200 for node in drawing.nodes}


def test_what_must_be_chosen_first_stands_further_left(sheet_of):
    drawing = chains(sheet_of(definition(A=[], B=["A"], C=["A", "B"], D=["C"])))

    assert columns(drawing) == {"A": 0, "B": 1, "C": 2}
    assert len(drawing.edges) == 2


def test_operations_that_need_each_other_are_drawn_once(sheet_of):
    drawing = chains(sheet_of(definition(A=["B"], B=["A"])))

    assert sorted(columns(drawing)) == ["A", "B"]


def test_operation_that_needs_itself_stands_alone(sheet_of):
    drawing = chains(sheet_of(definition(A=["A"])))

    assert columns(drawing) == {"A": 0}
    assert drawing.edges == ()


def test_connector_without_dropdowns_has_no_drawing(sheet_of):
    assert chains(sheet_of(definition(A=[]))).nodes == ()


def test_operation_that_does_not_exist_is_not_drawn(sheet_of):
    assert chains(sheet_of(definition(A=["Nobody"]))).nodes == ()
