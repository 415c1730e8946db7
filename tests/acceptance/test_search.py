import json


def test_operation_is_found_by_everyday_words(specgen, tmp_path):
    found = specgen("search", "stop", "vm", "--json", XDG_DATA_HOME=str(tmp_path))

    operations = json.loads(found.stdout)["operations"]
    assert (found.returncode, found.stderr) == (0, "")
    assert {one["id"] for one in operations[:2]} == {"DeallocateVirtualMachine", "PowerOffVirtualMachine"}
    assert {"id", "summary", "method", "path", "api_version", "source"} <= operations[0].keys()


def test_nothing_found_is_no_error(specgen, tmp_path):
    found = specgen("search", "frobnicate", XDG_DATA_HOME=str(tmp_path))

    assert (found.returncode, found.stdout) == (0, "")
    assert found.stderr.startswith("no operation has `frobnicate`\n")


def test_index_of_a_checkout_is_searched(specgen, tmp_path):
    place = tmp_path / "specification/paint/resource-manager/Microsoft.Paint/stable/2024-01-01"
    place.mkdir(parents=True)
    operation = {"operationId": "Colors_List", "responses": {"200": {"description": "OK"}}}
    data = {"swagger": "2.0", "paths": {"/providers/Microsoft.Paint/colors": {"get": operation}}}
    (place / "paint.json").write_text(json.dumps(data))

    built = specgen("index", "build", ".", "--index", "index")
    found = specgen("search", "colors", "--json", SPECGEN_INDEX="index")

    assert (built.returncode, built.stdout) == (0, "index: 1 operation in 1 file, 1 of them read\n")
    assert [one["id"] for one in json.loads(found.stdout)["operations"]] == ["ListColors"]
