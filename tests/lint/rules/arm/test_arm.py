"""What a specification says in other files is left alone."""

import pytest

from toolkit.lint.rules import arm
from toolkit.lint.rules.arm import creations, lists, models, parameters, paths, shared_parameters, updates
from toolkit.lint.rules.arm.bodies import request_body_must_exist_for_put_patch
from toolkit.lint.rules.arm.outcomes import provisioning_state_specified_for_lro_put
from toolkit.lint.rules.arm.samples import RESOURCE, VM, VMS, answering, item, operation, with_body

TYPES = "../../common-types/resource-management/v3/types.json#"
ELSEWHERE = {"$ref": f"{TYPES}/definitions/Resource"}
VERSION_ELSEWHERE = [{"$ref": f"{TYPES}/parameters/ApiVersionParameter"}]


def put(answered, sent=None, **more):
    sending = answering("PutMachine", answered, **more)
    if sent is not None:
        sending["parameters"] = [*sending["parameters"], {"name": "body", "in": "body", "schema": sent}]
    return item(VM, put=sending)


@pytest.mark.parametrize(
    ("rule", "fragment"),
    [
        (
            shared_parameters.api_version_parameter_required,
            item(VMS, get=operation("ListMachines", parameters=VERSION_ELSEWHERE)),
        ),
        (
            request_body_must_exist_for_put_patch,
            item(VM, put=operation("PutMachine", parameters=VERSION_ELSEWHERE)),
        ),
        (
            provisioning_state_specified_for_lro_put,
            put({"allOf": [ELSEWHERE]}, **{"x-ms-long-running-operation": True}),
        ),
        (
            provisioning_state_specified_for_lro_put,
            put({"properties": {"properties": ELSEWHERE}}, **{"x-ms-long-running-operation": True}),
        ),
        (creations.xms_resource_in_put_response, put({"allOf": [ELSEWHERE], "properties": {}})),
        (creations.put_request_response_scheme_arm, put(RESOURCE, ELSEWHERE)),
        (creations.put_request_response_scheme_arm, put(ELSEWHERE, ELSEWHERE)),
        (
            updates.consistent_patch_properties,
            item(
                VM,
                patch=with_body("UpdateMachine", {"properties": {"size": {}}}, "202"),
                get=answering("GetMachine", {"allOf": [ELSEWHERE]}),
            ),
        ),
        (
            updates.un_supported_patch_properties,
            item(VM, patch=with_body("UpdateMachine", {"properties": {"location": ELSEWHERE}})),
        ),
        (
            lists.collection_object_properties_naming,
            item(VMS, get=answering("Machines_List", ELSEWHERE, **{"x-ms-pageable": {}})),
        ),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_what_stands_in_another_file_is_left_alone(lint, rule, fragment):
    assert lint(rule, fragment, "paths") == []


def test_resource_whose_base_stands_in_another_file_is_left_alone(lint):
    model = RESOURCE | {"allOf": [ELSEWHERE], "properties": {"tags": {"$ref": f"{TYPES}/definitions/Tags"}}}
    fragment = {
        "definitions": {"Machine": model},
        "paths": item(VM, get=answering("GetMachine", {"$ref": "#/definitions/Machine"})),
    }

    assert lint(models.required_properties_missing_in_resource_model, fragment) == []
    assert lint(models.azure_resource_tags_schema, fragment) == []


@pytest.mark.parametrize(
    "path",
    [
        "/subscriptions/{subscriptionId}",
        "/subscriptions/{subscriptionId}/resourcegroups/{resourceGroupName}",
        "/{resourceId}",
        "/subscriptions/{id}/resourceGroups/{group}/providers/{provider}/{parent}/{type}/{name}",
    ],
)
@pytest.mark.parametrize("method", ["get", "put", "post"])
def test_paths_of_resource_manager_itself_need_no_provider(lint, path, method):
    fragment = {"host": "management.azure.com", "paths": item(path, **{method: operation("Do")})}
    rules = (
        paths.path_contains_resource_type,
        paths.path_for_nested_resource,
        paths.even_segmented_path_for_put_operation,
        paths.path_for_resource_action,
    )

    pointers = {finding.pointer for rule in rules for finding in lint(rule, fragment)}

    assert pointers <= {"/paths/~1colors"}


def test_path_that_is_none_of_resource_manager_is_told(lint):
    fragment = {"host": "management.azure.com"}

    [finding] = lint(paths.path_contains_resource_type, fragment)

    assert finding.pointer == "/paths/~1colors"


def test_shared_name_without_a_pattern_is_told_once(lint):
    name = {"name": "vmName", "in": "path", "required": True, "type": "string"}
    use = {"parameters": [{"$ref": "#/parameters/Vm"}], "get": operation("GetMachine")}
    fragment = {"parameters": {"Vm": name}, "paths": {VM: use, f"{VM}/disks": use}}

    [finding] = lint(parameters.resource_name_restriction, fragment)

    assert finding.pointer == "/parameters/Vm"


def test_change_of_nested_fields_is_compared_to_the_end(lint):
    sent = {"properties": {"properties": {"properties": {"disk": {"properties": {"size": {}, "kind": {}}}}}}}
    known = {"properties": {"properties": {"properties": {"disk": {"properties": {"size": {}}}}}}}
    fragment = item(VM, patch=with_body("UpdateMachine", sent, "202"), get=answering("GetMachine", known))

    [finding] = lint(updates.consistent_patch_properties, fragment, "paths")

    assert "`properties.disk.kind`" in finding.message


def test_schemas_that_contain_themselves_are_compared_once(lint):
    tree = {"properties": {"left": {"$ref": "#/definitions/Tree"}, "right": {"$ref": "#/definitions/Tree"}}}
    reference = {"$ref": "#/definitions/Tree"}
    fragment = {
        "definitions": {"Tree": tree},
        "paths": item(
            VM, patch=with_body("UpdateMachine", reference, "202"), get=answering("GetMachine", reference)
        ),
    }

    assert lint(updates.consistent_patch_properties, fragment) == []
    assert lint(updates.patch_body_parameters_schema, fragment) == []


def test_all_rules_of_the_family_wait_until_they_are_selected():
    assert {rule.family for rule in arm.RULES} == {"arm"}
    assert {rule.code[:3] for rule in arm.RULES} <= {"AR1", "AR2"}
