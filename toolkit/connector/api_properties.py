"""Views of what apiProperties.json holds; each knows where it stands. Malformed parts are stepped over."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.connector.policies import OPERATIONS, PREFIX
from toolkit.connector.project import ConnectorProject
from toolkit.document import Place

Data = dict[str, Any]

PLACEHOLDER = "00000000-0000-0000-0000-000000000000"  # an ID that deploys, but that nobody can sign in with


class Text(NamedTuple):
    """A string, and where it is written."""

    value: str
    place: Place


class ConnectionParameter(NamedTuple):
    """What a connection asks for or signs in with; a claim is named `token:<name>`."""

    name: str
    data: Data
    place: Place

    @property
    def settings(self) -> Data:
        """The OAuth settings; empty where there are none."""
        return _object(self.data.get("oAuthSettings"))

    @property
    def provider(self) -> str:
        """The identity provider in lower case, or the empty string."""
        provider = self.settings.get("identityProvider")
        return provider.lower() if isinstance(provider, str) else ""

    def setting(self, *names: str) -> Text | None:
        """Return a text of the OAuth settings."""
        return _text(self.settings, self.place / "oAuthSettings", *names)

    def custom(self, name: str) -> Text | None:
        """Return the value of a custom parameter; the platform reads its name without regard to case."""
        for key in _object(self.settings.get("customParameters")):
            if key.lower() == name.lower():
                return self.setting("customParameters", key, "value")
        return None


class Policy(NamedTuple):
    """An instance of a policy template."""

    data: Data
    place: Place

    @property
    def template_id(self) -> Text | None:
        """The template's name; solutions are exported with capitals, as `TemplateId`."""
        return _text(self.data, self.place, _spelled(self.data, "templateId"))

    @property
    def title(self) -> Text | None:
        return _text(self.data, self.place, _spelled(self.data, "title"))

    @property
    def parameters(self) -> Data:
        return _object(self.data.get(self._parameters_key))

    @property
    def parameters_place(self) -> Place:
        """Where `parameters` is written; the policy itself where it is not."""
        return self.place / self._parameters_key if self._parameters_key in self.data else self.place

    def parameter(self, name: str) -> Text | None:
        """Return a text of a parameter, named without its prefix."""
        return _text(self.parameters, self.parameters_place, PREFIX + name)

    @property
    def operations(self) -> Iterator[Text]:
        """The operationIds that the policy applies to; none means all operations."""
        return _texts(self.parameters, self.parameters_place, OPERATIONS)

    @property
    def _parameters_key(self) -> str:
        return _spelled(self.data, "parameters")


def connection_parameters(project: ConnectorProject) -> Iterator[ConnectionParameter]:
    """Yield the connection parameters, those of parameter sets, too."""
    place = properties_place(project)
    if place is None:
        return
    yield from _parameters(project.property_data, place, "connectionParameters")
    sets = _object(project.property_data.get("connectionParameterSets")).get("values")
    for index, member in enumerate(sets) if isinstance(sets, list) else ():
        yield from _parameters(
            _object(member), place / "connectionParameterSets" / "values" / index, "parameters"
        )


def malformed_parameters(project: ConnectorProject) -> list[Place]:
    """Return where a connection parameter is written that is no object, or all of them are."""
    place, members = properties_place(project), project.property_data.get("connectionParameters", {})
    if place is None:
        return []
    if not isinstance(members, dict):
        return [place / "connectionParameters"]
    return [
        place / "connectionParameters" / name for name, data in members.items() if not isinstance(data, dict)
    ]


def policies(project: ConnectorProject) -> Iterator[Policy]:
    place = properties_place(project)
    instances = project.property_data.get("policyTemplateInstances")
    if place is None or not isinstance(instances, list):
        return
    for index, instance in enumerate(instances):
        if isinstance(instance, dict):
            yield Policy(instance, place / "policyTemplateInstances" / index)


def script_operations(project: ConnectorProject) -> Iterator[Text]:
    """Yield the operationIds that run the script."""
    place = properties_place(project)
    return _texts(project.property_data, place, "scriptOperations") if place else iter(())


def properties_place(project: ConnectorProject) -> Place | None:
    """Return where `properties` is written."""
    return Place(project.properties, ("properties",)) if project.properties else None


def _parameters(holder: Data, place: Place, key: str) -> Iterator[ConnectionParameter]:
    for name, data in _object(holder.get(key)).items():
        if isinstance(data, dict):
            yield ConnectionParameter(name, data, place / key / name)


def _texts(holder: Data, place: Place, key: str) -> Iterator[Text]:
    values = holder.get(key)
    for index, value in enumerate(values) if isinstance(values, list) else ():
        if isinstance(value, str):
            yield Text(value, place / key / index)


def _text(data: Data, place: Place, *names: str) -> Text | None:
    value: Any = data
    for name in names:
        value = _object(value).get(name)
        place /= name
    return Text(value, place) if isinstance(value, str) else None


def _spelled(data: Data, key: str) -> str:
    capital = key[0].upper() + key[1:]
    return capital if capital in data and key not in data else key


def _object(value: Any) -> Data:
    return value if isinstance(value, dict) else {}
