import pytest

from toolkit.arm.resource_path import ResourcePath, ScopeKind

GROUP = ("subscriptions", "{subscriptionId}", "resourceGroups", "{resourceGroupName}")
VM = "/" + "/".join((*GROUP, "providers", "Microsoft.Compute", "virtualMachines", "{vmName}"))


def test_path_of_a_resource_is_a_scope_a_provider_and_pairs_of_type_and_name():
    assert ResourcePath.parse(f"{VM}/extensions/{{name}}") == ResourcePath(
        GROUP, "Microsoft.Compute", ("virtualMachines", "{vmName}", "extensions", "{name}")
    )


def test_types_and_names_alternate():
    path = ResourcePath.parse(f"{VM}/extensions/{{name}}/start")

    assert path.types == ("virtualMachines", "extensions", "start")
    assert path.names == ("{vmName}", "{name}")
    assert path.resource_type == "Microsoft.Compute/virtualMachines/extensions/start"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/providers/Microsoft.Compute/operations", ScopeKind.TENANT),
        ("/subscriptions/{id}/providers/Microsoft.Compute/virtualMachines", ScopeKind.SUBSCRIPTION),
        (VM, ScopeKind.RESOURCE_GROUP),
        (VM.lower(), ScopeKind.RESOURCE_GROUP),
        (f"{VM}/providers/Microsoft.Insights/diagnosticSettings/{{name}}", ScopeKind.RESOURCE),
        ("/{scope}/providers/Microsoft.Authorization/roleAssignments", ScopeKind.ANY),
        ("{resourceUri}/providers/Microsoft.Insights/metrics", ScopeKind.ANY),
        (
            "/providers/Microsoft.Management/managementGroups/{id}/providers/Microsoft.Authorization/locks",
            ScopeKind.MANAGEMENT_GROUP,
        ),
        ("/subscriptions/{id}/resourcegroups/{name}", ScopeKind.SUBSCRIPTION),
        ("/subscriptions/{id}/resourceGroups/{name}/resources", ScopeKind.RESOURCE_GROUP),
        ("/subscriptions/{id}", ScopeKind.TENANT),
        ("/{resourceId}", ScopeKind.ANY),
    ],
)
def test_scope_is_what_stands_before_the_provider(path, kind):
    assert ResourcePath.parse(path).scope_kind == kind


@pytest.mark.parametrize(
    ("path", "segments"),
    [
        ("/subscriptions", ("subscriptions",)),
        ("/subscriptions/{id}", ("subscriptions", "{id}")),
        ("/subscriptions/{id}/locations", ("locations",)),
        ("/subscriptions/{id}/resourceGroups/{name}", ("resourceGroups", "{name}")),
        ("/subscriptions/{id}/resourceGroups/{name}/exportTemplate", ("exportTemplate",)),
        ("/{resourceId}", ()),
    ],
)
def test_what_resource_manager_has_itself_has_no_provider(path, segments):
    parsed = ResourcePath.parse(path)

    assert (parsed.provider, parsed.segments) == ("", segments)


@pytest.mark.parametrize("path", ["", "/", "//", "/providers", "/providers/", "?a=b", "/a//b/"])
def test_any_text_can_be_taken_apart(path):
    assert ResourcePath.parse(path).provider == ""


def test_query_and_empty_segments_are_no_part_of_a_path():
    assert str(ResourcePath.parse(f"{VM}/?restart")) == VM


@pytest.mark.parametrize(
    ("path", "parent"),
    [
        (f"{VM}/extensions/{{name}}", VM),
        (f"{VM}/extensions", VM),
        (VM, None),
        ("/providers/Microsoft.Compute/operations", None),
        ("/{resourceId}", None),
    ],
)
def test_parent_is_the_resource_above(path, parent):
    above = ResourcePath.parse(path).parent

    assert (None if above is None else str(above)) == parent


def test_path_ends_in_a_name_or_in_a_type():
    instance, collection, neither = map(ResourcePath.parse, (VM, f"{VM}/extensions", "/{scope}"))

    assert (instance.is_instance, instance.is_collection) == (True, False)
    assert (collection.is_instance, collection.is_collection) == (False, True)
    assert (neither.is_instance, neither.is_collection) == (False, False)
