"""What is the same for every app that calls Azure Resource Manager: IDs, and what tools call the clouds.

Sources: more than ten public files agree on the two IDs of the public cloud; in the other clouds the API has
others, for which no list is published, so scripts look them up. The names are from each tool's documentation.
"""

from typing import NamedTuple

API_NAME = "Azure Service Management"  # as the portal lists it
API_FULL_NAME = "Windows Azure Service Management API"
SCOPE = "user_impersonation"


class Names(NamedTuple):
    """What the tools call a cloud, and the IDs of the API and of its scope where they are published."""

    graph: str
    terraform: str
    api_id: str = ""
    scope_id: str = ""


NAMES = {
    "public": Names(
        graph="Global",
        terraform="global",
        api_id="797f4846-ba00-4fd7-ba43-dac1f8f63013",
        scope_id="41094075-9dad-400e-a0bd-54e686782033",
    ),
    "usgov": Names(graph="USGov", terraform="usgovernment"),
    "china": Names(graph="China", terraform="china"),
}
