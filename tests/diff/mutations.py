"""The table of changes that are made, and what must be said of each and of the same turned round."""

import random
from collections.abc import Callable
from typing import NamedTuple

from changing import (
    add_connection_parameter,
    add_media_type,
    add_parameter,
    add_site,
    change_default,
    change_dynamic,
    change_root,
    change_trigger,
    change_verb,
    cut_notification,
    describe_site,
    drop_choice,
    exchange_provider,
    first_parameter,
    hide_operation,
    hide_site,
    inline_answer,
    input_sites,
    introduce_choice,
    move_operation,
    move_parameter,
    narrow,
    of_operation,
    of_parameter,
    of_site,
    output_sites,
    put_member,
    reformat_site,
    remove_answer,
    remove_body,
    remove_connection_parameter,
    remove_operation,
    remove_parameter,
    remove_site,
    rename_operation,
    rename_parameter,
    rename_site,
    require_inside_optional,
    require_parameter,
    require_site,
    retype_parameter,
    retype_site,
    to_created,
)

B, R, C = "breaking", "risky", "compatible"

Expected = tuple[
    str, str
]  # the worst impact, and the code of some change; empty where either may be anything


class Mutation(NamedTuple):
    name: str
    mutate: Callable[[random.Random, dict, dict], bool]
    expected: Expected
    turned: Expected


MUTATIONS = [
    Mutation(
        "operation removed", of_operation(remove_operation), (B, "OperationDeleted"), (C, "operation-added")
    ),
    Mutation(
        "operation renamed", of_operation(rename_operation), (B, "OperationDeleted"), (B, "OperationDeleted")
    ),
    Mutation(
        "operation hidden", of_operation(hide_operation), (B, "OperationHidden"), (C, "operation-shown")
    ),
    Mutation(
        "operation moved",
        of_operation(move_operation),
        (B, "operation-path-changed"),
        (B, "operation-path-changed"),
    ),
    Mutation(
        "verb changed",
        of_operation(change_verb),
        (B, "operation-path-changed"),
        (B, "operation-path-changed"),
    ),
    Mutation(
        "operation deprecated",
        of_operation(put_member("deprecated", True)),
        (C, "operation-deprecated"),
        (C, "operation-deprecated"),
    ),
    Mutation(
        "summary changed",
        of_operation(put_member("summary", "Quite new")),
        (C, "label-changed"),
        (C, "label-changed"),
    ),
    Mutation("description changed", of_operation(put_member("description", "Quite new.")), (C, ""), (C, "")),
    Mutation(
        "paging added",
        of_operation(put_member("x-ms-pageable", {"nextLinkName": "x"}, only_without=True)),
        (C, "paging-added"),
        (R, "paging-changed"),
    ),
    Mutation("media type added", of_operation(add_media_type), (C, "mime-added"), (R, "mime-removed")),
    Mutation("parameter removed", of_parameter(remove_parameter), (B, "InputFieldDeleted"), ("", "")),
    Mutation(
        "parameter renamed",
        of_parameter(rename_parameter),
        (B, "InputFieldDeleted"),
        (B, "InputFieldDeleted"),
    ),
    Mutation(
        "parameter moved",
        of_parameter(move_parameter),
        (B, "parameter-location-changed"),
        (B, "parameter-location-changed"),
    ),
    Mutation(
        "parameter required",
        of_parameter(require_parameter),
        (B, "input-became-required"),
        (C, "input-became-optional"),
    ),
    Mutation(
        "parameter retyped",
        of_parameter(retype_parameter),
        (B, "input-type-changed"),
        (B, "input-type-changed"),
    ),
    Mutation(
        "parameter hidden",
        of_parameter(put_member("x-ms-visibility", "internal")),
        (B, "InputFieldVisibilityChangedToInternal"),
        (C, "input-shown"),
    ),
    Mutation("choice dropped", of_parameter(drop_choice), (B, "enum-value-removed"), (C, "enum-value-added")),
    Mutation(
        "choices introduced", of_parameter(introduce_choice), (B, "enum-introduced"), (C, "enum-lifted")
    ),
    Mutation("default changed", of_parameter(change_default), (R, "default-changed"), (R, "default-changed")),
    Mutation("parameter narrowed", of_parameter(narrow), (R, "input-narrowed"), (C, "input-widened")),
    Mutation(
        "choices from elsewhere", of_parameter(change_dynamic), (R, "dynamic-changed"), (R, "dynamic-changed")
    ),
    Mutation(
        "label changed",
        of_parameter(put_member("x-ms-summary", "Quite New")),
        (C, "label-changed"),
        (C, "label-changed"),
    ),
    Mutation(
        "parameter advanced",
        of_parameter(put_member("x-ms-visibility", "advanced")),
        (C, "visibility-changed"),
        (C, "visibility-changed"),
    ),
    Mutation(
        "required parameter added",
        of_operation(add_parameter(required=True)),
        (B, "required-input-added"),
        (B, "InputFieldDeleted"),
    ),
    Mutation(
        "optional parameter added",
        of_operation(add_parameter()),
        (C, "input-added"),
        (B, "InputFieldDeleted"),
    ),
    Mutation(
        "hidden parameter added",
        of_operation(add_parameter(required=True, default="a", **{"x-ms-visibility": "internal"})),
        (R, "required-input-added"),
        (B, "InputFieldDeleted"),
    ),
    Mutation("body removed", of_operation(remove_body), (B, "InputFieldDeleted"), ("", "")),
    Mutation("field removed", of_site(input_sites, remove_site), (B, "InputFieldDeleted"), ("", "")),
    Mutation(
        "field renamed", of_site(input_sites, rename_site), (B, "InputFieldDeleted"), (B, "InputFieldDeleted")
    ),
    Mutation(
        "field retyped",
        of_site(input_sites, retype_site),
        (B, "input-type-changed"),
        (B, "input-type-changed"),
    ),
    Mutation(
        "required field added",
        of_site(input_sites, add_site(required=True)),
        (B, "required-input-added"),
        (B, "InputFieldDeleted"),
    ),
    Mutation(
        "optional field added",
        of_site(input_sites, add_site(required=False)),
        (C, "input-added"),
        (B, "InputFieldDeleted"),
    ),
    Mutation(
        "field required",
        of_site(input_sites, require_site),
        (B, "input-became-required"),
        (C, "input-became-optional"),
    ),
    Mutation(
        "field required inside what is optional",
        of_site(input_sites, require_inside_optional),
        (C, ""),
        (C, ""),
    ),
    Mutation(
        "field hidden",
        of_site(input_sites, hide_site),
        (B, "InputFieldVisibilityChangedToInternal"),
        (C, "input-shown"),
    ),
    Mutation("field described", of_site(input_sites, describe_site), (C, ""), (C, "")),
    Mutation(
        "output removed", of_site(output_sites, remove_site), (B, "OutputFieldDeleted"), ("", "output-added")
    ),
    Mutation(
        "output renamed",
        of_site(output_sites, rename_site),
        (B, "OutputFieldDeleted"),
        (B, "OutputFieldDeleted"),
    ),
    Mutation(
        "output added",
        of_site(output_sites, add_site(required=False)),
        (C, "output-added"),
        (B, "OutputFieldDeleted"),
    ),
    Mutation(
        "output retyped",
        of_site(output_sites, retype_site),
        (B, "OutputFieldTypeChanged"),
        (B, "OutputFieldTypeChanged"),
    ),
    Mutation(
        "output in another format",
        of_site(output_sites, reformat_site),
        (B, "output-format-changed"),
        (B, "output-format-changed"),
    ),
    Mutation("output described", of_site(output_sites, describe_site), (C, ""), (C, "")),
    Mutation(
        "answer without schema", of_operation(remove_answer), (B, "OutputFieldDeleted"), (C, "output-added")
    ),
    Mutation("answer inlined", of_operation(inline_answer), (C, ""), (C, "")),
    Mutation("answer under another code", of_operation(to_created), (C, ""), (C, "")),
    Mutation("trigger changed", of_operation(change_trigger), (B, "trigger-changed"), (B, "trigger-changed")),
    Mutation(
        "notification cut", of_operation(cut_notification), (B, "OutputFieldDeleted"), ("", "output-added")
    ),
    Mutation(
        "host changed", change_root("host", "quite-new.example"), (R, "host-changed"), (R, "host-changed")
    ),
    Mutation(
        "base path changed", change_root("basePath", "/quite-new"), (R, "host-changed"), (R, "host-changed")
    ),
    Mutation(
        "connection parameter removed",
        first_parameter(remove_connection_parameter),
        (B, "ConnectionParametersRemoved"),
        ("", "connection-parameter-added"),
    ),
    Mutation(
        "connection parameter added",
        first_parameter(add_connection_parameter),
        (R, "connection-parameter-added"),
        (B, "ConnectionParametersRemoved"),
    ),
    Mutation(
        "provider exchanged",
        first_parameter(exchange_provider),
        (B, "AuthenticationMethodRemoved"),
        (B, "AuthenticationMethodRemoved"),
    ),
]
