import re

import pytest

from toolkit.connector.api_properties import PLACEHOLDER
from toolkit.connector.clouds import CLOUDS
from toolkit.generate import readme
from toolkit.generate.request import Auth, NewConnector

CLIENT = "99999999-8888-7777-6666-555555555555"
TENANT = "11111111-2222-3333-4444-555555555555"


def page(**values) -> str:
    return readme.render(NewConnector(**values), "apiDefinition.swagger.json")


@pytest.mark.parametrize("auth", Auth)
@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=CLOUDS)
def test_page_has_the_six_steps_and_nothing_unfilled(auth, cloud):
    text = page(auth=auth, cloud=cloud)

    assert re.findall(r"^## ([0-9])\.", text, re.MULTILINE) == list("123456")
    assert not re.search(r"\{\{|\}\}|\{%|\n\n\n", text)
    assert all(len(line) <= 120 or line.startswith("|") for line in text.splitlines())


@pytest.mark.parametrize("auth", Auth)
def test_values_that_are_known_are_in_place(auth):
    text = page(auth=auth, tenant=TENANT, client_id=CLIENT)

    assert TENANT in text
    assert CLIENT in text
    assert PLACEHOLDER not in text
    assert "placeholder" not in text


def test_placeholders_are_filled_in_as_a_step():
    assert 'specgen auth use . --client-id "$client_id"\n' in page()
    assert 'specgen auth use . --client-id "$client_id" --tenant "$(az account' in page(auth=Auth.FEDERATED)
    assert "specgen auth use . --tenant" in page(auth=Auth.FEDERATED, client_id=CLIENT)
    assert "specgen auth use . --client-id" not in page(client_id=CLIENT)


def test_azure_cli_is_set_to_the_cloud():
    assert "az cloud set --name AzureChinaCloud\n" in page(cloud=CLOUDS["china"])
    assert "az cloud set" not in page()


def test_wizard_is_proposed_only_where_it_can_make_the_connector():
    assert "--target wizard" in page(auth=Auth.DELEGATED)
    assert "--target wizard" not in page(auth=Auth.MULTI)
    assert "--target wizard" not in page(auth=Auth.FEDERATED)


def test_no_secret_is_asked_for_with_a_federated_credential():
    text = page(auth=Auth.FEDERATED)

    assert "register.sh secret" not in text
    assert "--secret-file" not in text
    assert "and the subject of the federated credential" in text


def test_title_is_in_no_command():
    blocks = re.findall(r"```sh\n(.*?)```", page(title="$(touch x)"), re.DOTALL)

    assert len(blocks) == 5
    assert "touch" not in "".join(blocks)
