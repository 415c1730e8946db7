import json

import pytest


@pytest.fixture
def checkout(tmp_path):
    place = tmp_path / "checkout/resource-manager/Microsoft.Paint/stable/2024-01-01"
    place.mkdir(parents=True)
    operation = {"operationId": "Colors_List", "responses": {"200": {"description": "OK"}}}
    data = {"swagger": "2.0", "paths": {"/providers/Microsoft.Paint/colors": {"get": operation}}}
    (place / "paint.json").write_text(json.dumps(data))
    for number in range(5):
        (place / f"broken{number}.json").write_text("{")
    return tmp_path / "checkout"


def test_build_says_what_is_in_the_index(run, checkout, tmp_path):
    code, out, err = run("index", "build", checkout, "--index", tmp_path / "index", "--jobs", 1)

    assert (code, out) == (0, f"{tmp_path / 'index'}: 1 operation in 6 files, 6 of them read\n")
    assert err.count("left out: ") == 4
    assert "left out: 2 more files" in err


def test_build_puts_the_index_where_the_environment_says(run, checkout, tmp_path, monkeypatch):
    monkeypatch.setenv("SPECGEN_INDEX", str(tmp_path / "deep" / "index"))

    code, *_ = run("index", "build", checkout)

    assert code == 0
    assert (tmp_path / "deep" / "index").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["index"], "Missing argument", id="nothing"),
        pytest.param(["index", "build"], "Missing argument 'FOLDER'", id="no folder"),
        pytest.param(
            ["index", "burn", "x"],
            "Invalid value for 'build': 'burn' is not one of 'build'",
            id="other action",
        ),
        pytest.param(["index", "build", "gone"], "gone: no such file or directory", id="no such folder"),
        pytest.param(["index", "build", "."], ".: holds no specification", id="no specifications"),
    ],
)
def test_what_cannot_be_indexed_is_told(run, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)

    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert message in err
