"""Rules about what the parameters of a path and of its operation are together."""

from collections.abc import Iterator

from toolkit.lint.fragments import IN_FORM, NO_BODY, member, never
from toolkit.lint.rule import ERROR, IMPORT, SWAGGER, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Operation, Parameter, PathItem

_FORM = "multipart/form-data"
_FILE = {
    "name": "photo",
    "in": "formData",
    "type": "file",
    "x-ms-summary": "Photo",
    "description": "A photo.",
}


def _body(name: str) -> Data:
    return {"name": name, "in": "body", "schema": {"type": "object"}}


def _post(*parameters: Data) -> Data:
    return {
        "operationId": "AddThing",
        "summary": "Add thing",
        "description": "Adds a thing.",
        "parameters": list(parameters),
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }


@rule(
    Operation,
    name="OperationInheritsSecondBody",
    code="SG441",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=["parameters"],
    moot_if={PathItem: member("parameters", NO_BODY)},
    examples=[
        Example(
            bad={"parameters": [_body("thing")], "post": _post(_body("item"))},
            good={"parameters": [_body("thing")], "post": _post(_body("thing"))},
            at="/post/parameters/0",
            part="path-item",
        )
    ],
)
def operation_inherits_second_body(operation: Operation) -> Iterator[Problem]:
    """A request has one body; that of the path comes on top unless the operation's has the same name.

    Two bodies in one list have rules of the platform.
    """
    own = [body for body in lookup.own_parameters(operation) if body.location == "body"]
    bodies = [body for body in lookup.effective_parameters(operation) if body.location == "body"]
    inherited = [body for body in bodies if all(body is not one for one in own)]
    if len(own) == 1 and inherited:
        name = quoted(inherited[0].data.get("name"))
        message = f"the path has a body already; only a body named {name} takes its place"
        yield Problem(message, own[0].place, related=(inherited[0].place,))


@rule(
    Operation,
    name="FileWithoutForm",
    code="SG443",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    moot_if={Parameter: never(IN_FORM)},
    fix=UNSAFE,
    examples=[
        Example(
            bad={"consumes": [], "parameters": [_FILE]},
            good={"consumes": [_FORM], "parameters": [_FILE]},
            at="/parameters/0",
        )
    ],
)
def file_without_form(operation: Operation) -> Iterator[Problem]:
    """A file is a part of a form; where nothing says that a form is sent, the file is not sent as one.

    Where `consumes` names other types, a rule of the platform speaks.
    """
    if lookup.consumes(operation):
        return
    for parameter in lookup.effective_parameters(operation):
        if parameter.location == "formData" and parameter.data.get("type") == "file":
            fix = unsafe(Put((*operation.tokens, "consumes"), [_FORM]))
            message = (
                f"file {quoted(parameter.data.get('name'))} without `consumes`, which has to be `{_FORM}`"
            )
            yield Problem(message, parameter.place, fix)


RULES = (operation_inherits_second_body, file_without_form)
