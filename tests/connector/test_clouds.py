import pytest

from toolkit.connector import clouds
from toolkit.connector.clouds import CLOUDS


@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=CLOUDS)
def test_cloud_is_known_by_each_of_its_addresses(cloud):
    resources = (cloud.resource, *cloud.other_resources)
    logins = (cloud.login, *cloud.other_logins)

    assert clouds.of_host(cloud.arm_host.upper()) is cloud
    assert {clouds.of_resource(address) for address in resources} == {cloud}
    assert {clouds.of_resource(address.rstrip("/")) for address in resources} == {cloud}
    assert {clouds.of_login(f"{address}/common/oauth2/token") for address in logins} == {cloud}


@pytest.mark.parametrize(
    "address", ["", "https://login.microsoftonline.com.example.com", "https://example.com"]
)
def test_other_addresses_are_of_no_cloud(address):
    assert clouds.of_host(address) is None
    assert clouds.of_resource(address) is None
    assert clouds.of_login(address) is None


def test_resources_end_in_a_slash():
    assert all(cloud.resource.endswith("/") for cloud in CLOUDS.values())
