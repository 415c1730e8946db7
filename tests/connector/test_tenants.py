import pytest

from toolkit.connector import tenants

GUID = "11111111-2222-3333-4444-555555555555"


@pytest.mark.parametrize(
    ("text", "is_one", "is_any"),
    [
        pytest.param(GUID, True, False, id="GUID"),
        pytest.param("contoso.onmicrosoft.com", True, False, id="domain"),
        pytest.param("Common", False, True, id="every tenant"),
        pytest.param("organizations", False, True, id="every organization"),
        pytest.param("contoso", False, False, id="word"),
        pytest.param(f"{GUID}\n", False, False, id="line break"),
        pytest.param("", False, False, id="nothing"),
    ],
)
def test_tenant_is_one_or_any(text, is_one, is_any):
    assert (tenants.is_one(text), tenants.is_any(text)) == (is_one, is_any)
    assert tenants.is_tenant(text) == (is_one or is_any)
