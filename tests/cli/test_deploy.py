"""What `specgen deploy` refuses before it runs anything."""

import io
import json
import sys

import pytest

ENVIRONMENT = "11111111-2222-3333-4444-555555555555"
CLIENT = "99999999-2222-3333-4444-555555555555"


@pytest.fixture
def project(run, tmp_path, monkeypatch):
    """Go to a folder with a project, in which no client is installed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    run("new", "mine", "--client-id", CLIENT)
    return tmp_path / "mine"


@pytest.fixture
def standard_input(monkeypatch):
    """Return a function that types something."""

    def type_in(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return type_in


def noted(project, **values):
    path = project / "settings.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def refusal(result):
    code, out, err = result

    assert (code, out, err.count("\n")) == (2, "", 1)
    return err.removeprefix("specgen: ").rstrip("\n")


@pytest.mark.usefixtures("project")
def test_client_that_is_not_there_is_told_with_how_to_get_it(run, standard_input):
    standard_input(b"hush\r\n")

    assert refusal(run("deploy", "mine", "-e", ENVIRONMENT, "--secret-file", "-")) == (
        "paconn is not installed; `pipx install paconn` installs it"
    )


@pytest.mark.usefixtures("project")
def test_new_connector_needs_its_secret(run, standard_input):
    standard_input(b"")

    assert "--secret-file FILE, or - for standard input" in refusal(run("deploy", "mine", "-e", ENVIRONMENT))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"\n", "standard input is empty", id="empty"),
        pytest.param(b"one\ntwo\n", "more than a client secret on one line", id="two lines"),
        pytest.param(b"a\x00b", "more than a client secret on one line", id="NUL"),
    ],
)
@pytest.mark.usefixtures("project")
def test_secret_is_one_line(run, standard_input, content, reason):
    standard_input(content)

    assert reason in refusal(run("deploy", "mine", "-e", ENVIRONMENT, "--secret-file", "-"))


def test_placeholder_is_not_deployed(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("new", "mine")

    assert refusal(run("deploy", "mine", "-e", ENVIRONMENT)) == (
        "mine: clientId in apiProperties.json not filled in yet; specgen auth plan mine says how, "
        "--force deploys all the same"
    )


def test_what_would_not_import_is_not_deployed(run, project):
    definition = project / "apiDefinition.swagger.json"
    definition.write_text(definition.read_text().replace('"basePath": "/"', '"basePath": "v1"'))
    code, out, err = run("deploy", "mine", "-e", ENVIRONMENT, "--dry-run")

    assert (code, out) == (1, "")
    assert "BasePathNotValid" in err
    assert err.endswith("mine: not deployed, 1 error would stop the import\n")


@pytest.mark.parametrize("environment", ["", "' or true", "-x", "a b", "https://x/../y"])
@pytest.mark.usefixtures("project")
def test_environment_is_an_id(run, environment):
    assert "is no environment's ID" in refusal(run("deploy", "mine", f"--environment={environment}"))


def test_connector_of_another_environment_is_left_alone(run, project):
    noted(project, connectorId="shared_x", environment="another")

    assert refusal(run("deploy", "mine", "-e", ENVIRONMENT)) == (
        "mine/settings.json: is for environment another; --settings names another file for this one"
    )


def test_connector_of_another_client_is_left_alone(run, project):
    noted(project, connectorId="shared_x")

    assert "is not of pac; use the client that made it" in refusal(
        run("deploy", "mine", "-e", ENVIRONMENT, "--via", "pac")
    )


def test_settings_of_another_environment_start_without_an_id(run, project):
    noted(
        project, connectorId="shared_x", environment="another", powerAppsUrl="https://gov.api.powerapps.us/"
    )
    code, out, err = run(
        "deploy", "mine", "-e", ENVIRONMENT, "--settings", "mine/settings.test.json", "--dry-run"
    )

    assert (code, len(out.splitlines())) == (0, 4)
    assert err.startswith("would run: paconn create --settings settings.json --overwrite-settings")


def test_noted_connector_is_updated(run, project):
    noted(project, connectorId="shared_x", environment=ENVIRONMENT)
    _, _, err = run("deploy", "mine", "-e", ENVIRONMENT.upper(), "--dry-run")

    assert err == "would run: paconn update --settings settings.json\n"


def test_settings_are_no_must(run, project):
    (project / "settings.json").unlink()
    code, _, err = run("deploy", "mine", "-e", ENVIRONMENT, "--dry-run")

    assert (code, err[:25]) == (0, "would run: paconn create ")
