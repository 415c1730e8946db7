"""`specgen version-operation`, in this process."""

import pytest

from toolkit.generate import connector
from toolkit.generate.request import NewConnector


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "rooms"
    folder.mkdir()
    for name, content in connector.files(NewConnector()).items():
        (folder / name).write_bytes(content)
    return folder


def test_revision_is_made_and_said(project, run):
    code, out, err = run("version-operation", "rooms", "ListSubscriptions")

    assert (code, out.splitlines()) == (
        0,
        [
            "rooms/apiDefinition.swagger.json: changed: `ListSubscriptions_V2` beside `ListSubscriptions`",
            "rooms/apiProperties.json: changed: `ListSubscriptions_V2` beside `ListSubscriptions`",
        ],
    )
    assert "a policy leads to the path of `ListSubscriptions`" in err
    assert run("lint", project)[0] == 0


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["ListSubscription"], "did you mean `ListSubscriptions`?", id="misspelt"),
        pytest.param(["ListSubscriptions", "--deprecate"], "has no newer revision", id="nothing newer"),
        pytest.param(
            ["ListSubscriptions", "--deprecate", "--path", "/x"], "--deprecate makes no revision", id="both"
        ),
        pytest.param(
            ["ListSubscriptions", "--from", "gone"], "gone: no such file or folder", id="no old one"
        ),
    ],
)
def test_refused(run, arguments, message):
    code, out, err = run("version-operation", "rooms", *arguments)

    assert (code, out) == (2, "")
    assert message in err
