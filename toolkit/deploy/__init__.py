"""Create or update a connector through the official clients, which sign in and speak with the service."""

from enum import StrEnum

from toolkit.deploy import pac, paconn
from toolkit.deploy.client import Client


class Via(StrEnum):
    PACONN = "paconn"  # for every environment
    PAC = "pac"  # for environments with Dataverse


CLIENTS: dict[Via, Client] = {Via.PACONN: paconn.CLIENT, Via.PAC: pac.CLIENT}

__all__ = ["CLIENTS", "Client", "Via"]
