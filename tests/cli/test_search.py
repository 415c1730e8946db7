import json

import pytest

from toolkit.catalog import builtin


@pytest.fixture(autouse=True)
def _without_index(tmp_path, monkeypatch):
    monkeypatch.delenv("SPECGEN_INDEX", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


@pytest.fixture
def index(run, tmp_path):
    """Return an index of one specification."""
    place = tmp_path / "checkout/resource-manager/Microsoft.Paint/stable/2024-01-01"
    place.mkdir(parents=True)
    operation = {"operationId": "Colors_ListVirtual", "responses": {"200": {"description": "OK"}}}
    data = {"swagger": "2.0", "paths": {"/providers/Microsoft.Paint/colors": {"get": operation}}}
    (place / "paint.json").write_text(json.dumps(data))
    path = tmp_path / "index"
    run("index", "build", tmp_path / "checkout", "--index", path)
    return path


def test_operations_are_listed_for_people(run):
    code, out, err = run("search", "stop", "aks")

    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "StopAksCluster   Stop an AKS cluster",
        "  POST …/managedClusters/{resourceName}/stop  2026-05-01  long-running  built in",
        "  dropdowns: ListSubscriptions, ListResourceGroups, ListResourcesInGroup",
        "StartAksCluster  Start an AKS cluster",
        "  POST …/managedClusters/{resourceName}/start  2026-05-01  long-running  built in",
        "  dropdowns: ListSubscriptions, ListResourceGroups, ListResourcesInGroup",
    ]


def test_operations_are_one_document_for_tools(run):
    code, out, _ = run("search", "list", "keys", "--json", "--limit", 1)

    assert code == 0
    assert json.loads(out) == {
        "operations": [
            {
                "id": "ListStorageAccountKeys",
                "summary": "List storage account keys",
                "method": "POST",
                "path": "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers"
                "/Microsoft.Storage/storageAccounts/{accountName}/listKeys",
                "api_version": "2026-04-01",
                "source": "catalog",
                "flags": ["secret"],
                "helpers": ["ListSubscriptions", "ListResourceGroups", "ListResourcesInGroup"],
            }
        ]
    }


def test_everything_is_listed_where_nothing_is_asked(run):
    _, out, _ = run("search", "--json")

    assert [one["id"] for one in json.loads(out)["operations"]] == list(builtin.operations())


def test_more_than_the_limit_is_told(run):
    _, out, err = run("search", "virtual", "machine", "--limit", 2)

    assert len([line for line in out.splitlines() if not line.startswith(" ")]) == 2
    assert err.startswith("2 of ")


def test_nothing_found_is_no_error(run):
    code, out, err = run("search", "frobnicate")

    assert (code, out) == (0, "")
    assert "no operation has `frobnicate`" in err
    assert "`specgen index build FOLDER`" in err


def test_nothing_found_is_an_empty_document(run):
    _, out, _ = run("search", "frobnicate", "--json")

    assert json.loads(out) == {"operations": []}


def test_slip_of_the_pen_is_told(run):
    _, out, err = run("search", "restrat", "webapp")

    assert out.startswith("RestartWebApp")
    assert "no operation has `restrat`; searched for `restart`" in err


def test_best_of_what_does_not_fit_is_told(run):
    _, _, err = run("search", "fabric", "budget")

    assert "no operation has all of that; these have the most of it" in err


def test_index_is_searched_after_what_is_built_in(run, index):
    _, out, _ = run("search", "list", "virtual", "--index", index, "--json", "--limit", 0)

    last = json.loads(out)["operations"][-1]
    assert last["source"].endswith("stable/2024-01-01/paint.json")
    assert (last["method"], last["api_version"]) == ("GET", "2024-01-01")


def test_file_of_an_operation_is_shown_by_its_end(run, index, monkeypatch):
    monkeypatch.setenv("SPECGEN_INDEX", str(index))

    _, out, _ = run("search", "paint")

    assert "…/Microsoft.Paint/stable/2024-01-01/paint.json" in out


def test_chosen_index_has_to_be_there(run, tmp_path):
    code, out, err = run("search", "vm", "--index", tmp_path / "gone")

    assert (code, out) == (2, "")
    assert "gone: is no index that can be read" in err


def test_words_cannot_steer_the_terminal(run):
    _, _, err = run("search", "x\x1b[31mzzzz")

    assert "\x1b" not in err
