import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from toolkit import templates
from toolkit.errors import BadValue
from toolkit.finding import Phase
from toolkit.lint.adoption.config import Config, find, read

SCHEMA = templates.read_json("schemas/specgen.schema.json")


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "a/b").mkdir(parents=True)
    return tmp_path


def found(folder: str) -> Config:
    return find(Path(folder), {})


def test_every_setting_is_read(here):
    (here / "specgen.toml").write_text("""
        select = ["default", "arm"]
        ignore = ["PA8"]
        phase = "import"
        exclude = ["samples"]
        baseline = "known.json"
        [per-file-ignores]
        "a/**" = ["PA1", "PA2"]
    """)

    assert found("a/b") == Config(
        Path("specgen.toml"),
        select=("default", "arm"),
        ignore=("PA8",),
        phase=Phase.IMPORT,
        per_file_ignores=(("a/**", ("PA1", "PA2")),),
        exclude=("samples",),
        baseline="known.json",
    )


def test_nearest_file_counts_alone(here):
    (here / "specgen.toml").write_text('ignore = ["PA8"]')
    (here / "a/specgen.toml").write_text('phase = "import"')

    assert found("a/b") == Config(Path("a/specgen.toml"), phase=Phase.IMPORT)
    assert found(".") == Config(Path("specgen.toml"), ignore=("PA8",))


def test_table_of_pyproject_counts_and_other_tables_do_not(here):
    (here / "pyproject.toml").write_text('[tool.specgen]\nignore = ["PA8"]')
    (here / "a/pyproject.toml").write_text('[tool.other]\nname = "specgen"')

    assert found("a/b") == Config(Path("pyproject.toml"), ignore=("PA8",))


def test_own_file_comes_before_pyproject(here):
    (here / "pyproject.toml").write_text('[tool.specgen]\nignore = ["PA8"]')
    (here / "specgen.toml").touch()

    assert found(".") == Config(Path("specgen.toml"))


def test_search_ends_at_the_top_of_the_repository(here):
    (here / "specgen.toml").touch()
    (here / "a/.git").touch()

    assert found("a/b") == Config()


def test_file_above_the_current_folder_is_shown_whole(here, monkeypatch):
    (here / "specgen.toml").touch()
    monkeypatch.chdir(here / "a")

    assert found("b").path == here / "specgen.toml"


def test_other_peoples_broken_pyproject_is_no_trouble(here):
    (here / "pyproject.toml").write_text("[tool")

    assert found(".") == Config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["x"]', "specgen.toml: `selct` is no setting; did you mean `select`?"),
        ("zzz = 1", "specgen.toml: `zzz` is no setting; there are `select`, `ignore`"),
        ('ignore = "x"', "specgen.toml: `ignore` takes a list of texts"),
        ("ignore = [5]", "specgen.toml: `ignore` takes a list of texts"),
        (
            'phase = "imprt"',
            "specgen.toml: `phase` takes `import` or `certification`, not `imprt`; did you mean",
        ),
        ("phase = []", "specgen.toml: `phase` takes a text"),
        ('baseline = ""', "specgen.toml: `baseline` is empty"),
        ("time-limit = true", "specgen.toml: `time-limit` takes a number"),
        ("time-limit = 0", "specgen.toml: `time-limit` takes 1 to 3600, not 0"),
        ("per-file-ignores = []", "specgen.toml: `per-file-ignores` takes a table"),
        ('per-file-ignores.a = "b"', "specgen.toml: `per-file-ignores.a` takes a list of texts"),
        ('ignore = [\n"x"\nphase', "specgen.toml:3:1: unclosed array"),
        ("ignore", "specgen.toml:1:1: expected '=' after a key in a key/value pair"),
        ("\udcff", "specgen.toml: is not UTF-8"),
        ("a = " + "[" * 3000, "specgen.toml: is nested too deeply to be settings"),
        (".".join("a" * 300) + " = 1", "specgen.toml: has a line with more than 200 dots"),
        ("time-limit = " + "9" * 5000, "specgen.toml: exceeds the limit (4300 digits)"),
        ('cache-dir = "\\u0000"', "specgen.toml: `cache-dir` has a NUL in it"),
        ("#" * 300_000, "specgen.toml: is larger than 256 KiB, which no settings are"),
    ],
)
def test_wrong_settings_are_told_in_one_line(here, text, message):
    (here / "specgen.toml").write_bytes(text.encode(errors="surrogateescape"))

    with pytest.raises(BadValue) as refused:
        found(".")

    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


def test_table_of_pyproject_that_is_none_is_refused(here):
    (here / "pyproject.toml").write_text("tool.specgen = 5")

    with pytest.raises(BadValue, match=r"`tool\.specgen` takes a table"):
        found(".")


def test_named_file_may_have_any_name_and_pyproject_needs_the_table(here):
    (here / "strict.toml").write_text('ignore = ["PA8"]')
    (here / "pyproject.toml").write_text("[tool.other]")

    assert read(Path("strict.toml")) == Config(Path("strict.toml"), ignore=("PA8",))
    with pytest.raises(BadValue, match=r"pyproject\.toml: has no table `\[tool\.specgen\]`"):
        read(Path("pyproject.toml"))


def test_schema_is_one_and_its_examples_keep_to_it():
    Draft202012Validator.check_schema(SCHEMA)

    wrong = [
        name
        for name, setting in SCHEMA["properties"].items()
        for example in setting.get("examples", ())
        if not Draft202012Validator(setting).is_valid(example)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "settings",
    [
        {"ignore": ["x"]},
        {"ignore": [5]},
        {"phase": "import"},
        {"phase": "x"},
        {"x": 1},
        {"baseline": ""},
        {"per-file-ignores": {"a": ["b"]}},
        {"per-file-ignores": {"a": "b"}},
        {"select": {}},
        {"time-limit": 10},
        {"time-limit": 0.5},
        {"time-limit": "10"},
    ],
    ids=json.dumps,
)
def test_own_check_agrees_with_a_validator(here, settings):
    lines = (f"{key} = {json.dumps(value).replace(': ', ' = ')}" for key, value in settings.items())
    (here / "specgen.toml").write_text("\n".join(lines))

    try:
        is_right = bool(found("."))
    except BadValue:
        is_right = False

    assert is_right is Draft202012Validator(SCHEMA).is_valid(settings)
