"""The policy templates of the platform, and the parameters that each takes.

Sources: the documentation of the templates, the schema that comes with the paconn tool, published connectors.
"""

from typing import NamedTuple

PREFIX = "x-ms-apimTemplateParameter."
SETTING = "x-ms-apimTemplate-"
OPERATIONS = f"{SETTING}operationName"
SECTION = f"{SETTING}policySection"


class PolicyTemplate(NamedTuple):
    """Parameters are named without their prefix."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """Everything that `parameters` may hold."""
        return frozenset({OPERATIONS, SECTION, *(PREFIX + name for name in (*self.required, *self.optional))})


# By name in lower case: the platform reads it without regard to case.
TEMPLATES: dict[str, PolicyTemplate] = {
    "convertarraytoobject": PolicyTemplate(
        ("propertyParentPath", "keyWithinCollectionPath", "newPropertyPath"), ("propertySubPath", "retainKey")
    ),
    "convertobjecttoarray": PolicyTemplate(
        ("propertyParentPath", "newPropertyPath"), ("propertySubPath", "keyName", "valueName")
    ),
    "dynamichosturl": PolicyTemplate(("urlTemplate",)),
    "encodepropertyvalue": PolicyTemplate(("propertyParentPath", "newPropertyPath"), ("propertySubPath",)),
    "pollingtrigger": PolicyTemplate(("triggerConfig", "triggerDataPath")),
    "routerequesttoendpoint": PolicyTemplate(("newPath",), ("httpMethod",)),
    "setheader": PolicyTemplate(("name", "value"), ("existsAction",)),
    "setproperty": PolicyTemplate(
        ("newPropertyParentPathTemplate", "newPropertySubPathTemplate", "propertyValuePathTemplate")
    ),
    "setqueryparameter": PolicyTemplate(("name", "value"), ("existsAction",)),
    "setvaluefromurl": PolicyTemplate(
        ("parameterTemplate", "parameterValueUrl", "parameterValuePathTemplate"), ("httpMethod",)
    ),
    "stringreplace": PolicyTemplate(
        ("propertyParentPath", "sourceString", "replacementString", "newPropertyPath"), ("propertySubPath",)
    ),
    "stringtoarray": PolicyTemplate(
        ("propertyParentPath", "delimiterList", "childPropertyName", "newPropertyPath"), ("propertySubPath",)
    ),
    "updatenextlink": PolicyTemplate(("nextLinkPropertyName",), ("nextLinkParentPropertyPath",)),
}

# In published connectors, but documented nowhere: their parameters are not checked.
UNDOCUMENTED = frozenset({"dynamicsubdomain", "moveproperties", "setconnectionstatustounauthenticated"})
