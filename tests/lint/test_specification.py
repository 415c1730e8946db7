"""What Swagger 2.0 demands, section by section: whatever breaks it is an error, without any judge.

Each row breaks one rule of https://swagger.io/specification/v2/ in a definition that keeps them all.
"""

import copy
import json
from pathlib import Path

import pytest
from jsonschema_rs import Draft4Validator
from openapi_spec_validator.schemas import get_schema_content_v2

from toolkit import pointer
from toolkit.document import Document
from toolkit.finding import Phase, Severity
from toolkit.lint.engine import Linter
from toolkit.lint.rules import every_rule

GONE = object()

ROOM = "/definitions/Room/properties"
PATH = "/paths/~1rooms~1{id}"
GET, PUT, POST = f"{PATH}/get", f"{PATH}/put", f"{PATH}/post"


def texts(name):
    return {"x-ms-summary": name, "description": f"The {name}."}


WHOLE = json.loads((Path(__file__).parents[1] / "fixtures" / "whole.swagger.json").read_text())


def a(name, place="query", **more):
    required = {"required": True, "x-ms-url-encoding": "single"} if place == "path" else {}
    return {"name": name, "in": place, "type": "string", **required, **texts(name), **more}


def body(name):
    return {"name": name, "in": "body", "schema": {"type": "object"}}


def operation(*parameters, **more):
    return {
        "operationId": "DoThing",
        "summary": "Do thing",
        "description": "Does a thing.",
        "parameters": list(parameters),
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
        **more,
    }


def to(name, section="definitions"):
    return {"$ref": f"#/{section}/{name}"}


BROKEN = {
    "swagger: is 2.0": ("/swagger", "1.2", "SpecificationVersionIncorrect"),
    "info: is required": ("/info", GONE, "RequiredPropertyMissing"),
    "info: title is required": ("/info/title", GONE, "RequiredPropertyMissing"),
    "info: version is required": ("/info/version", GONE, "RequiredPropertyMissing"),
    "contact: url is a URL": ("/info/contact/url", "nowhere", "UrlNotValid"),
    "contact: email is an address": ("/info/contact/email", "nobody", "ContactEmailNotValid"),
    "license: name is required": ("/info/license/name", GONE, "RequiredPropertyMissing"),
    "license: url is a URL": ("/info/license/url", "nowhere", "UrlNotValid"),
    "host: has no scheme": ("/host", "https://api.example.com", "HostNameNotValid"),
    "host: has no path": ("/host", "api.example.com/v1", "HostNameNotValid"),
    "host: has no templating": ("/host", "{region}.example.com", "HostNameNotValid"),
    "basePath: starts with a slash": ("/basePath", "v1", "BasePathNotValid"),
    "basePath: has no templating": ("/basePath", "/{version}", "BasePathNotPlain"),
    "schemes: are of a list": ("/schemes", ["ftp"], "SchemeNotValid"),
    "consumes: are media types": ("/consumes", ["json"], "MimeTypeNotValid"),
    "produces: are media types": (f"{GET}/produces", ["json"], "MimeTypeNotValid"),
    "paths: are required": ("/paths", GONE, "RequiredPropertyMissing"),
    "paths: start with a slash": ("/paths/rooms", {"get": operation()}, "OperationPathMustStartWithSlash"),
    "paths: variables have names": ("/paths/~1a~1{}", {"get": operation()}, "OperationPathTemplateNotValid"),
    "paths: braces are pairs": ("/paths/~1a~1{b", {"get": operation()}, "OperationPathTemplateNotValid"),
    "paths: variables are parameters": (
        "/paths/~1a~1{b}",
        {"get": operation(a("b", "path")), "put": operation(operationId="Other")},
        "OperationMissingPathParameter",
    ),
    "paths: variables are all different": (
        "/paths/~1a~1{b}~1{b}",
        {"get": operation(a("b", "path"))},
        "PathVariableTwice",
    ),
    "paths: of the same shape are one": (
        "/paths/~1rooms~1{name}",
        {"get": operation(a("name", "path"))},
        "DuplicateOperationPath",
    ),
    "paths: have no query": (
        "/paths/~1a?b=c",
        {"get": operation()},
        "OperationPathMayNotContainQueryOrFragment",
    ),
    "path item: its operations are of a list": (f"{PATH}/trace", operation(), "ExtensionNameNotValid"),
    "path item: its parameters are all different": (
        "/paths/~1a",
        {"parameters": [a("b"), a("b", type="integer")], "get": operation()},
        "PathParametersContainDuplicateParameter",
    ),
    "path item: it has one body": (
        "/paths/~1a",
        {"parameters": [body("b"), body("c")], "put": operation()},
        "PathParametersContainMultipleBodyParameters",
    ),
    "operation: responses are required": (f"{GET}/responses", GONE, "RequiredPropertyMissing"),
    "operation: operationId is unique": (f"{PUT}/operationId", "GetRoom", "OperationIdNotUnique"),
    "operation: its parameters are all different": (
        "/paths/~1a",
        {"get": operation(a("b"), a("b", type="integer"))},
        "OperationParametersContainDuplicateParameter",
    ),
    "operation: shared parameters count": (
        "/paths/~1a",
        {"get": operation(a("word"), to("word", "parameters"))},
        "OperationParametersContainDuplicateParameter",
    ),
    "operation: it has one body": (
        "/paths/~1a",
        {"put": operation(body("b"), body("c"))},
        "OperationParametersContainMultipleBodyParameters",
    ),
    "operation: the body of the path counts": (
        "/paths/~1a",
        {"parameters": [body("b")], "put": operation(body("c"))},
        "OperationInheritsSecondBody",
    ),
    "operation: a body and a form exclude each other": (
        "/paths/~1a",
        {"parameters": [body("b")], "put": operation(a("c", "formData"), consumes=["multipart/form-data"])},
        "ParameterListContainsFormDataAndBody",
    ),
    "parameter: name is required": (f"{GET}/parameters/2/name", GONE, "RequiredPropertyMissing"),
    "parameter: in is required": (f"{GET}/parameters/2/in", GONE, "RequiredPropertyMissing"),
    "parameter: in is of a list": (f"{GET}/parameters/2/in", "cookie", "JsonValueNotInEnum"),
    "parameter: of a path stands in the path": (
        f"{GET}/parameters/2",
        a("other", "path"),
        "PathParameterNotDefinedInTemplate",
    ),
    "parameter: of a path is required": (
        f"{PATH}/parameters/0/required",
        False,
        "PathParameterMustBeRequired",
    ),
    "parameter: a body has a schema": (f"{PUT}/parameters/0/schema", GONE, "BodyParameterSchemaRequired"),
    "parameter: a body has no type": (f"{PUT}/parameters/0/type", "string", "BodyParameterPropertyNotValid"),
    "parameter: others have a type": (f"{GET}/parameters/2/type", GONE, "RequiredPropertyMissing"),
    "parameter: others have no schema": (f"{GET}/parameters/2/schema", {}, "NonBodyParameterSchemaNotValid"),
    "parameter: type is of a list": (f"{GET}/parameters/2/type", "object", "JsonValueNotInEnum"),
    "parameter: a file is in a form": (f"{GET}/parameters/2/type", "file", "FileParameterMustBeInFormData"),
    "parameter: a file is consumed as a form": (
        f"{POST}/consumes",
        ["application/json"],
        "MimeTypeNotCompatibleWithRequestContentSchemaType",
    ),
    "parameter: a file is consumed as something": (f"{POST}/consumes", [], "FileWithoutForm"),
    "parameter: an empty value is for queries and forms": (
        f"{GET}/parameters/2/allowEmptyValue",
        True,
        "AllowEmptyValueOnlyValidForQueryFormData",
    ),
    "parameter: an array has items": (f"{GET}/parameters/1/items", GONE, "ArrayHasNoItems"),
    "parameter: multi is for queries and forms": (
        f"{GET}/responses/200/headers/X-Tags/collectionFormat",
        "multi",
        "CollectionFormatValueNotSupported",
    ),
    "parameter: default is of the type": (
        f"{PATH}/parameters/0/default",
        "many",
        "DefaultValueMustMatchType",
    ),
    "parameter: a part of the default is, too": (f"{GET}/parameters/1/default", [5], "DefaultPartNotValid"),
    "items: type is required": (f"{GET}/parameters/1/items/type", GONE, "RequiredPropertyMissing"),
    "items: are no schema": (f"{GET}/parameters/1/items", to("Room"), "ExtensionNameNotValid"),
    "items: of items are required": (f"{GET}/parameters/1/items", {"type": "array"}, "ArrayHasNoItems"),
    "responses: there is one": (f"{GET}/responses", {}, "OperationMustHaveResponse"),
    "responses: have a status code": (
        f"{GET}/responses/888",
        to("gone", "responses"),
        "ResponseMustBeDefaultOrHttpStatusCode",
    ),
    "responses: have no range of codes": (
        f"{GET}/responses/4XX",
        to("gone", "responses"),
        "ResponseMustBeDefaultOrHttpStatusCode",
    ),
    "response: description is required": (
        f"{PUT}/responses/200/description",
        GONE,
        "RequiredPropertyMissing",
    ),
    "header: type is required": (f"{GET}/responses/200/headers/X-Tags/type", GONE, "RequiredPropertyMissing"),
    "header: type is of a list": (f"{GET}/responses/200/headers/X-Tags/type", "object", "JsonValueNotInEnum"),
    "header: an array has items": (f"{GET}/responses/200/headers/X-Tags/items", GONE, "ArrayHasNoItems"),
    "tags: name is required": ("/tags/0/name", GONE, "RequiredPropertyMissing"),
    "tags: names are unique": ("/tags/1", {"name": "rooms"}, "TagRedefined"),
    "externalDocs: url is required": ("/externalDocs/url", GONE, "RequiredPropertyMissing"),
    "externalDocs: url is a URL": ("/externalDocs/url", "nowhere", "UrlNotValid"),
    "reference: leads to a schema": (f"{ROOM}/other", to("Missing"), "SchemaReferenceNotFound"),
    "reference: leads to a parameter": (
        f"{GET}/parameters/0",
        to("other", "parameters"),
        "ParameterReferenceNotFound",
    ),
    "reference: leads to a response": (
        f"{GET}/responses/410",
        to("other", "responses"),
        "ResponseReferenceNotFound",
    ),
    "reference: leads to the same kind": (
        f"{ROOM}/other",
        to("word", "parameters"),
        "SchemaReferenceNotValid",
    ),
    "reference: is text": (f"{ROOM}/other", {"$ref": {}}, "ReferenceNotText"),
    "reference: comes to an end": ("/definitions/Self", to("Self"), "SchemaRefLoopNotAllowed"),
    "schema: type is of a list": (f"{ROOM}/id/type", "text", "JsonValueNotInEnum"),
    "schema: type is one": (f"{ROOM}/id/type", ["integer", "string"], "JsonTypeIncorrect"),
    "schema: an array has items": (f"{ROOM}/tags/items", GONE, "ArrayHasNoItems"),
    "schema: an array within additionalProperties has items": (
        f"{ROOM}/more/additionalProperties/type",
        "array",
        "ArrayHasNoItems",
    ),
    "schema: items are one schema": (f"{ROOM}/tags/items", [{"type": "string"}], "JsonTypeIncorrect"),
    "schema: a file is a whole response": (f"{ROOM}/id/type", "file", "SchemaTypeFileNotValid"),
    "schema: required is no empty list": ("/definitions/Room/required", [], "RequiredPropertyArrayEmpty"),
    "schema: required names are different": (
        "/definitions/Room/required",
        ["id", "id"],
        "ArrayDuplicateValue",
    ),
    "schema: required is declared": (
        "/definitions/Room/required/0",
        "ID",
        "RequiredPropertyDefinitionMissing",
    ),
    "schema: required is declared by a part": (
        "/definitions/Lamp/required",
        ["volts"],
        "RequiredPropertyNotInherited",
    ),
    "schema: enum has a value": (f"{ROOM}/name/enum", [], "EnumMustContainAtLeastOneElement"),
    "schema: enum values are different": (f"{ROOM}/name/enum/0", "red", "ArrayDuplicateValue"),
    "schema: enum values are of the type": (f"{ROOM}/id/enum", ["first"], "InvalidEnumValue"),
    "schema: default is of the type": (f"{ROOM}/tags/default", "a", "DefaultValueMustMatchType"),
    "schema: default is of the enum": (f"{ROOM}/name/default", "green", "DefaultNotInEnum"),
    "parameter: default is within bounds": (f"{PATH}/parameters/0/default", 10, "DefaultOutOfBounds"),
    "schema: a part of the default is, too": (f"{ROOM}/tags/default", [5], "DefaultPartNotValid"),
    "schema: minimum is below maximum": (
        f"{ROOM}/size/minimum",
        10,
        "MinimumShouldBeLessThanOrEqualToMaximum",
    ),
    "schema: minItems is below maxItems": (
        f"{ROOM}/tags/maxItems",
        0,
        "MinItemsShouldBeLessThanOrEqualToMaxItems",
    ),
    "schema: minItems is a count": (f"{ROOM}/tags/minItems", -1, "MinItemsMustBeGreaterThanOrEqualToZero"),
    "schema: maxLength is a count": (f"{ROOM}/name/maxLength", -1, "MaxLengthMustBeGreaterThanOrEqualToZero"),
    "schema: maxProperties is a count": (
        f"{ROOM}/more/maxProperties",
        -1,
        "MaxPropertiesMustBeGreaterThanOrEqualToZero",
    ),
    "schema: multipleOf is above zero": (f"{ROOM}/size/multipleOf", 0, "MultipleOfMustBeGreaterThanZero"),
    "schema: exclusiveMinimum has a minimum": (
        f"{ROOM}/size/minimum",
        GONE,
        "ExclusiveMinimumRequiresMinimum",
    ),
    "schema: exclusiveMaximum is a boolean": (f"{ROOM}/size/exclusiveMaximum", 9, "JsonTypeIncorrect"),
    "schema: pattern can be read": (f"{ROOM}/name/pattern", "(", "PatternShouldBeValidRegularExpression"),
    "schema: allOf has a part": ("/definitions/Lamp/allOf", [], "AllOfEmpty"),
    "schema: allOf comes to an end": (
        "/definitions/Thing/allOf",
        [to("Lamp")],
        "RequiredLoopInSchemaNotAllowed",
    ),
    "schema: discriminator is declared": (
        "/definitions/Thing/discriminator",
        "sort",
        "DiscriminatorMustBeARequiredStringProperty",
    ),
    "schema: discriminator is required": (
        "/definitions/Thing/required",
        GONE,
        "DiscriminatorMustBeARequiredStringProperty",
    ),
    "schema: anyOf is of OpenAPI 3": (
        "/definitions/Any",
        {"anyOf": [{"type": "string"}]},
        "ExtensionNameNotValid",
    ),
    "xml: its keys are of a list": (f"{ROOM}/more/xml/tag", "a", "XmlNotValid"),
    "security scheme: type is of a list": ("/securityDefinitions/key/type", "bearer", "JsonValueNotInEnum"),
    "security scheme: a key has a name": (
        "/securityDefinitions/key/name",
        GONE,
        "SecuritySchemePropertyRequired",
    ),
    "security scheme: a key is in a header or query": (
        "/securityDefinitions/key/in",
        "cookie",
        "JsonValueNotInEnum",
    ),
    "security scheme: OAuth has a flow": (
        "/securityDefinitions/code/flow",
        GONE,
        "SecuritySchemePropertyRequired",
    ),
    "security scheme: flow is of a list": ("/securityDefinitions/code/flow", "device", "JsonValueNotInEnum"),
    "security scheme: a code has a tokenUrl": (
        "/securityDefinitions/code/tokenUrl",
        GONE,
        "SecuritySchemePropertyRequired",
    ),
    "security scheme: an implicit flow has none": (
        "/securityDefinitions/implicit/tokenUrl",
        "https://example.com/token",
        "SecuritySchemePropertyNotValid",
    ),
    "security requirement: only OAuth has scopes": (
        "/security/0/key",
        ["read"],
        "SecurityRequirementMustHaveEmptyValue",
    ),
}

# The platform takes these, and connectors are published with them; the findings are warnings.
TOLERATED = {
    "security requirement: is defined": ("/security/0", {"other": []}, "SecurityRequirementMustBeDefined"),
    "security requirement: its scopes are, too": (
        "/security/1/code",
        ["write"],
        "OAuthSecurityRequirementValueMustBeScopeName",
    ),
    "security scheme: OAuth has scopes": ("/securityDefinitions/implicit/scopes", GONE, "OAuthScopesMissing"),
    "default: is no text that spells a number": (f"{ROOM}/id/default", "5", "DefaultIsText"),
    "default: is not null": (f"{ROOM}/id/default", None, "DefaultIsNull"),
    "default: has what is required": ("/definitions/Room/default", {}, "DefaultLacksProperty"),
    "default: is of the format": (
        f"{ROOM}/when",
        {"type": "string", "format": "date", "default": "today"},
        "DefaultNotOfFormat",
    ),
    "paths: of the same shape are one, whatever the operations": (
        "/paths/~1rooms~1{name}",
        {"patch": operation(a("name", "path"))},
        "EquivalentPaths",
    ),
    "reference: nothing stands beside it": (
        f"{GET}/responses/410/description",
        "Gone",
        "AdditionalPropertyNotAllowedAdjacentToRef",
    ),
}

LEGAL = {
    "same name in another place": (f"{GET}/parameters/0", a("X-Trace")),
    "operation overrides a parameter of the path": (
        f"{GET}/parameters/0",
        a("id", "path", type="integer"),
    ),
    "required property of an ancestor": ("/definitions/Lamp/required", ["room", "watts"]),
    "recursion through what is optional": ("/definitions/Thing/properties/next", to("Thing")),
    "recursion through a list": ("/definitions/Room/properties/tags/items", to("Room")),
    "properties named like keywords": (
        "/definitions/Odd",
        {
            "type": "object",
            "properties": {name: {"type": "string"} for name in ("$ref", "type", "default", "enum", "xml")},
        },
    ),
    "extensions of any kind": ("/definitions/Room/x-note", {"$ref": 5, "required": []}),
    "extension among paths": ("/paths/x-note", ["a"]),
    "response that nobody assigned": (f"{GET}/responses/599", {"description": "Later"}),
    "default that is a list of the type": (f"{GET}/parameters/1/default", ["lab"]),
    "pattern of ECMAScript": (f"{ROOM}/name/pattern", r"^(?<a>\p{L}+)\k<a>$"),
    "schema that says nothing": (f"{ROOM}/any", {}),
}


@pytest.fixture(scope="module")
def import_rules():
    return Linter(every_rule(), Phase.IMPORT)


def changed(place, value):
    definition = copy.deepcopy(WHOLE)
    *parents, key = pointer.parse(place)
    holder = pointer.resolve(definition, tuple(parents))
    if isinstance(holder, list):
        holder[int(key) : int(key) + 1] = [] if value is GONE else [value]
    elif value is GONE:
        del holder[key]
    else:
        holder[key] = value
    return definition


def found(linter, definition):
    """Return the names of the rules that find errors, and of those that find anything."""
    findings = linter.definition(Document(Path("apiDefinition.swagger.json"), json.dumps(definition)))
    errors = {finding.rule for finding in findings if finding.severity is Severity.ERROR}
    return errors, {finding.rule for finding in findings}


def test_definition_that_keeps_all_rules_has_no_error(import_rules):
    assert found(import_rules, WHOLE)[0] == set()


@pytest.mark.parametrize(("place", "value", "rule"), BROKEN.values(), ids=BROKEN)
def test_what_breaks_the_specification_is_an_error(import_rules, place, value, rule):
    errors, _ = found(import_rules, changed(place, value))

    assert errors == {rule}


def test_version_that_is_a_number_is_no_version_and_no_string(import_rules):
    errors, _ = found(import_rules, changed("/swagger", 2.0))

    assert errors == {"JsonTypeIncorrect", "SpecificationVersionIncorrect"}


@pytest.mark.parametrize(("place", "value", "rule"), TOLERATED.values(), ids=TOLERATED)
def test_what_the_platform_tolerates_is_told_all_the_same(import_rules, place, value, rule):
    errors, findings = found(import_rules, changed(place, value))

    assert rule in findings
    assert errors == set()


@pytest.mark.parametrize(("place", "value"), LEGAL.values(), ids=LEGAL)
def test_what_is_legal_is_no_error(import_rules, place, value):
    assert found(import_rules, changed(place, value))[0] == set()


def test_what_the_official_json_schema_refuses_is_told(import_rules):
    """Every member is removed, becomes a number, a text and an object, and is given a strange member."""
    official = Draft4Validator(get_schema_content_v2())

    untold = [
        place
        for place, definition in mutants()
        if not official.is_valid(definition) and not found(import_rules, definition)[1] - KNOWN
    ]

    assert untold == []


KNOWN = {"SwaggerKeywordNotSupported"}  # told of the definition as it is


def mutants():
    for tokens, value in members((), WHOLE):
        place = pointer.render(tokens)
        for other in (GONE, 5, "odd", {}):
            yield f"{place} {other}", changed(place, other)
        if isinstance(value, dict):
            yield f"{place} with a strange member", changed(place, value | {"odd": 1})


def members(tokens, data):
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*tokens, key), value
        if isinstance(value, (dict, list)):
            yield from members((*tokens, key), value)
