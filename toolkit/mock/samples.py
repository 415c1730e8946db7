"""What resources of well-known types are called, and what they are like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.mock.chance import Chance
from toolkit.mock.tenant import TENANT

Facts = Callable[[Chance, str], Mapping[str, Any]]


def _nothing(_chance: Chance, _name: str) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Sample:
    """A type: the abbreviation that names start with, facts of a body, and the state at first."""

    prefix: str
    facts: Facts = _nothing
    power: str = ""
    is_usual: bool = False  # seeded whether or not the connector knows it
    is_joined: bool = False  # names are letters and digits alone
    is_guid: bool = False  # names are GUIDs

    def name(self, workload: str, stage: str, number: int) -> str:
        if self.is_guid:
            return Chance(self.prefix).at(workload, stage, number).guid()
        parts = filter(None, (self.prefix, workload, stage, f"{number:02}"))
        return ("" if self.is_joined else "-").join(parts)

    def body(self, chance: Chance, name: str) -> Mapping[str, Any]:
        return self.facts(chance, name)


def _machine(chance: Chance, name: str) -> Mapping[str, Any]:
    system = chance.at("system").pick(("Linux", "Windows"))
    return {
        "properties": {
            "vmId": chance.at("id").guid(),
            "hardwareProfile": {"vmSize": chance.pick(VM_SIZES)[0]},
            "storageProfile": {
                "osDisk": {"osType": system, "name": f"osdisk-{name}", "createOption": "FromImage"}
            },
            "osProfile": {"computerName": name, "adminUsername": "azureuser"},
        }
    }


def _storage(chance: Chance, name: str) -> Mapping[str, Any]:
    return {
        "kind": "StorageV2",
        "sku": {"name": chance.pick(("Standard_LRS", "Standard_ZRS", "Standard_GRS")), "tier": "Standard"},
        "properties": {
            "accessTier": "Hot",
            "supportsHttpsTrafficOnly": True,
            "primaryEndpoints": {"blob": f"https://{name}.blob.core.windows.net/"},
        },
    }


def _site(_chance: Chance, name: str) -> Mapping[str, Any]:
    host = f"{name}.azurewebsites.net"
    names = {"defaultHostName": host, "hostNames": [host]}
    return {"kind": "app", "properties": {"state": "Running", "enabled": True, "httpsOnly": True, **names}}


def _vault(_chance: Chance, name: str) -> Mapping[str, Any]:
    sku = {"family": "A", "name": "standard"}
    return {"properties": {"tenantId": TENANT, "vaultUri": f"https://{name}.vault.azure.net/", "sku": sku}}


def _network(chance: Chance, _name: str) -> Mapping[str, Any]:
    return {"properties": {"addressSpace": {"addressPrefixes": [f"10.{chance.number(0, 250)}.0.0/16"]}}}


def _public_address(chance: Chance, _name: str) -> Mapping[str, Any]:
    address = f"203.0.113.{chance.number(1, 254)}"
    return {
        "sku": {"name": "Standard", "tier": "Regional"},
        "properties": {"ipAddress": address, "publicIPAllocationMethod": "Static"},
    }


def _cluster(_chance: Chance, name: str) -> Mapping[str, Any]:
    return {
        "properties": {"kubernetesVersion": "1.33.2", "dnsPrefix": name, "powerState": {"code": "Running"}}
    }


def _database(chance: Chance, _name: str) -> Mapping[str, Any]:
    tier = chance.pick(("Basic", "Standard", "GeneralPurpose"))
    return {"sku": {"name": tier, "tier": tier}, "properties": {"status": "Online"}}


def _capacity(_chance: Chance, _name: str) -> Mapping[str, Any]:
    return {"properties": {"state": "Active"}}


def _role(chance: Chance, _name: str) -> Mapping[str, Any]:
    name = chance.pick(("Reader", "Contributor", "Owner", "Virtual Machine Contributor"))
    return {"properties": {"roleName": name, "type": "BuiltInRole"}}


def _management_group(_chance: Chance, name: str) -> Mapping[str, Any]:
    return {"properties": {"displayName": name.replace("-", " ").title(), "tenantId": TENANT}}


SAMPLES: Mapping[str, Sample] = {
    "Microsoft.Compute/virtualMachines": Sample("vm", _machine, "running", is_usual=True),
    "Microsoft.Compute/disks": Sample("disk"),
    "Microsoft.Compute/snapshots": Sample("snap"),
    "Microsoft.Storage/storageAccounts": Sample("st", _storage, is_usual=True, is_joined=True),
    "Microsoft.Web/sites": Sample("app", _site, "running", is_usual=True),
    "Microsoft.Web/serverfarms": Sample("plan"),
    "Microsoft.KeyVault/vaults": Sample("kv", _vault, is_usual=True),
    "Microsoft.Network/virtualNetworks": Sample("vnet", _network, is_usual=True),
    "Microsoft.Network/networkSecurityGroups": Sample("nsg"),
    "Microsoft.Network/publicIPAddresses": Sample("pip", _public_address),
    "Microsoft.Sql/servers": Sample("sql"),
    "Microsoft.Sql/servers/databases": Sample("sqldb", _database),
    "Microsoft.ContainerService/managedClusters": Sample("aks", _cluster, "running"),
    "Microsoft.ContainerInstance/containerGroups": Sample("ci"),
    "Microsoft.App/jobs": Sample("caj"),
    "Microsoft.Automation/automationAccounts": Sample("aa"),
    "Microsoft.DataFactory/factories": Sample("adf"),
    "Microsoft.Logic/workflows": Sample("logic"),
    "Microsoft.Fabric/capacities": Sample("fc", _capacity, "running", is_joined=True),
    "Microsoft.PowerBIDedicated/capacities": Sample("pbi", _capacity, "running", is_joined=True),
    "Microsoft.Management/managementGroups": Sample("mg", _management_group),
    "Microsoft.Authorization/roleDefinitions": Sample("role", _role, is_guid=True),
    "Microsoft.Authorization/roleAssignments": Sample("assignment", is_guid=True),
    "Microsoft.Resources/deployments": Sample("deploy"),
}  # fmt: skip

# Sizes of machines: name, cores and memory in MB.
VM_SIZES = (
    ("Standard_B2s", 2, 4096),
    ("Standard_D2s_v5", 2, 8192),
    ("Standard_D4s_v5", 4, 16384),
    ("Standard_E4s_v5", 4, 32768),
    ("Standard_F8s_v2", 8, 16384),
)
