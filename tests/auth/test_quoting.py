import pytest

from toolkit.auth import quoting


@pytest.mark.parametrize(
    ("quote", "text", "literal"),
    [
        pytest.param(
            quoting.powershell,
            "it's \u2018so",
            "'it''s \u2018\u2018so'",
            id="PowerShell takes every kind of quote",
        ),
        pytest.param(quoting.bicep, "it's ${x} \\", r"'it\'s \${x} \\'", id="Bicep"),
        pytest.param(quoting.terraform, '"${x}" %{y}', r'"\"$${x}\" %%{y}"', id="Terraform"),
        pytest.param(quoting.odata, "it's", "'it''s'", id="a filter of Microsoft Graph"),
        pytest.param(quoting.shell, "$(x)", "'$(x)'", id="shell"),
    ],
)
def test_text_stays_a_text(quote, text, literal):
    assert quote(text) == literal
