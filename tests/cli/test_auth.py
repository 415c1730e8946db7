"""`specgen auth`: what each command prints, writes and refuses."""

import pytest

from toolkit.auth import aadsts

CLIENT = "99999999-2222-3333-4444-555555555555"
REDIRECT = "https://global.consent.azure-apim.net/redirect/mine-5f1"


@pytest.fixture
def project(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("new", "mine")
    return tmp_path / "mine"


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("tool", "beginning"),
    [
        ("az", "#!/usr/bin/env bash\n"),
        ("bicep", "// The app registration of Azure Resource Manager."),
        ("terraform", "# The app registration of Azure Resource Manager."),
        ("powershell", "<#\n.SYNOPSIS\n"),
        ("portal", "# App registration of Azure Resource Manager\n"),
    ],
)
@pytest.mark.usefixtures("project")
def test_plan_is_printed_for_each_tool(run, tool, beginning):
    code, out, err = run("auth", "plan", "mine", "--tool", tool)

    assert (code, out[: len(beginning)], err) == (0, beginning, "")


@pytest.mark.usefixtures("project")
def test_plan_is_a_file_where_one_is_named(run, tmp_path):
    _, printed, _ = run("auth", "plan", "mine")
    code, out, _ = run("auth", "plan", "mine", "-o", "register.sh")

    assert (code, out) == (0, f"register.sh: {len(printed):,} bytes\n")
    assert (tmp_path / "register.sh").read_text() == printed


def test_use_puts_the_app_into_the_project(run, project):
    used = run("auth", "use", "mine", "--client-id", f"{CLIENT}\r")  # as the Azure CLI prints it on Windows
    again = run("auth", "use", "mine", "--client-id", CLIENT)

    assert used == (0, "mine/apiProperties.json: clientId\n", "")
    assert again == (0, "", "mine: has it already\n")
    assert CLIENT in (project / "apiProperties.json").read_text()


def test_finish_records_the_address_and_prints_the_second_pass(run, project):
    code, out, err = run("auth", "finish", "mine", "--redirect-url", REDIRECT)

    assert (code, out[:19]) == (0, "#!/usr/bin/env bash")
    assert f"  ensure_redirect {REDIRECT}\n" in out
    assert err.splitlines() == [
        "mine/apiProperties.json: redirectUrl",
        "mine/settings.json: connectorId",
        "when a sign-in fails, `specgen auth explain AADSTS50011` says why, for every number",
    ]
    assert REDIRECT in (project / "apiProperties.json").read_text()


@pytest.mark.usefixtures("project")
def test_finish_prints_a_line_for_each_file_where_the_script_is_one(run):
    code, out, _ = run("auth", "finish", "mine", "--redirect-url", REDIRECT, "-o", "register.sh")

    assert (code, [line.partition(":")[0] for line in out.splitlines()]) == (
        0,
        ["mine/apiProperties.json", "mine/settings.json", "register.sh"],
    )


@pytest.mark.parametrize("out", [[], ["-o", "register.sh"]], ids=["printed", "in a file"])
def test_dry_run_writes_nothing(run, project, out):
    before = contents(project)
    finished = run("auth", "finish", "mine", "--redirect-url", REDIRECT, "--dry-run", *out)
    used = run("auth", "use", "mine", "--client-id", CLIENT, "--dry-run")

    assert (finished[0], used[:2]) == (0, (0, "mine/apiProperties.json: clientId\n"))
    assert contents(project) == before
    assert not (project.parent / "register.sh").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(["auth"], "Missing command", id="no command"),
        pytest.param(["auth", "use", "mine"], "name the registration", id="nothing to use"),
        pytest.param(
            ["auth", "finish", "mine"], "name either --redirect-url or --connector", id="no address"
        ),
        pytest.param(
            ["auth", "finish", "mine", "--redirect-url", REDIRECT, "--connector", "mine"],
            "name either --redirect-url or --connector",
            id="two addresses",
        ),
        pytest.param(
            ["auth", "finish", "mine", "--connector", "mine"], "no `redirectUrl`", id="not made yet"
        ),
        pytest.param(["auth", "plan", "nothing"], "no such folder", id="no folder"),
        pytest.param(["auth", "explain", "AADSTS1"], "error?code=1", id="unknown number"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_makes_no_sense_is_one_line(run, arguments, reason):
    code, out, err = run(*arguments)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert reason in err


def test_explain_says_what_a_number_means(run):
    code, out, _ = run("auth", "explain", "AADSTS7000222: The provided client secret keys are expired.")

    assert (code, out.splitlines()) == (
        0,
        [
            "AADSTS7000222: the client secret has expired",
            f"remedy: {aadsts.named('7000222').remedy}",
            "reference: https://login.microsoftonline.com/error?code=7000222",
        ],
    )


def test_explain_lists_what_it_knows(run):
    code, out, _ = run("auth", "explain")

    assert (code, out.splitlines()[0].partition(":")[0]) == (0, "AADSTS50011")
