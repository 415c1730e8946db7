"""What a new connector is to be like."""

from dataclasses import dataclass
from enum import StrEnum

from toolkit.connector.api_properties import PLACEHOLDER
from toolkit.connector.clouds import CLOUDS, Cloud

ANY_TENANT = "common"  # needs an app registration for several tenants


class Auth(StrEnum):
    DELEGATED = "delegated"  # makers sign in as themselves, the app registration proves itself by a secret
    MULTI = "multi"  # the same, or a service principal acts; the wizard cannot make it
    FEDERATED = "federated"  # as delegated, with a federated credential instead of a secret; a preview


@dataclass(frozen=True, slots=True)
class NewConnector:
    """The values that a connector is made from; the defaults pass a certification run."""

    title: str = "Azure Resource Manager"
    description: str = "Lists Azure subscriptions and works with the resources in them."
    publisher: str = ""
    email: str = ""
    brand_color: str = "#0078D4"
    cloud: Cloud = CLOUDS["public"]
    tenant: str = ""
    client_id: str = PLACEHOLDER
    auth: Auth = Auth.DELEGATED
    yaml: bool = False

    @property
    def contact_name(self) -> str:
        return self.publisher or "IT department"

    @property
    def tenant_or_default(self) -> str:
        """The tenant to sign in to; a federated credential works in a named tenant only."""
        return self.tenant or (PLACEHOLDER if self.auth is Auth.FEDERATED else ANY_TENANT)
