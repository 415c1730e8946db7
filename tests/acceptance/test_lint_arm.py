import json

PATH = "/subscriptions/{subscriptionId}/resourcegroups/{resourceGroupName}/providers/Microsoft.Web/sites"
SPECIFICATION = {
    "swagger": "2.0",
    "info": {"title": "Sites", "version": "2024-07-01"},
    "host": "management.azure.com",
    "paths": {PATH: {"get": {"operationId": "Sites_List", "responses": {"200": {"description": "OK"}}}}},
}


def test_rules_for_specifications_run_if_selected(specgen, tmp_path):
    (tmp_path / "web.json").write_text(json.dumps(SPECIFICATION))

    chosen, default = (
        {finding["rule"] for finding in json.loads(run.stdout)["findings"]}
        for run in (
            specgen("lint", "--select", "arm", "--output-format", "json", "web.json"),
            specgen("lint", "--output-format", "json", "web.json"),
        )
    )

    assert chosen == {
        "ApiVersionParameterRequired",
        "MissingDefaultResponse",
        "SubscriptionsAndResourceGroupCasing",
    }
    assert chosen.isdisjoint(default)


def test_specification_is_fixed_by_the_same_rules(specgen, tmp_path):
    (tmp_path / "web.json").write_text(json.dumps(SPECIFICATION))

    specgen("lint", "--select", "arm", "--fix", "web.json")

    assert list(json.loads((tmp_path / "web.json").read_text())["paths"]) == [
        PATH.replace("resourcegroups", "resourceGroups")
    ]
