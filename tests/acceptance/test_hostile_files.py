"""Files that somebody made to do harm: each command ends by itself, soon, and without a traceback."""

import json
import os
import socket

import pytest

DEFINITION = "apiDefinition.swagger.json"
MEGABYTES = 500
SECONDS = 30  # of processor time; five are promised, but a machine that is busy is no reason to fail


def definition(schema=None, **members):
    answer = {"description": "OK", "schema": schema or {"type": "string"}}
    operation = {"operationId": "Get", "summary": "Get it", "responses": {"200": answer}}
    return {
        "swagger": "2.0",
        "info": {"title": "Hostile", "version": "1.0"},
        "host": "management.azure.com",
        "paths": {"/a": {"get": operation}},
        **members,
    }


def levels(count, of):
    """Return definitions of which each leads to the next several times."""
    made = {f"Level{n}": of({"$ref": f"#/definitions/Level{n + 1}"}) for n in range(count)}
    return definition(
        {"$ref": "#/definitions/Level0"}, definitions={**made, f"Level{count}": {"type": "object"}}
    )


def value(number):
    """Return a definition with a number as it is written."""
    return json.dumps(definition({"type": "number", "maximum": "N"})).replace('"N"', number)


def nested(depth):
    return '{"a":' * depth + "1" + "}" * depth


STEERING = "\x1b[2J\x1b]0;title\x07\u202egpj.exe\u2066\u200b"

FILES = {
    "properties that multiply": levels(30, lambda one: {"properties": dict.fromkeys("abcdefghij", one)}),
    "bases that multiply": levels(30, lambda one: {"allOf": [one] * 10}),
    "lists of lists": levels(90, lambda one: {"type": "array", "items": one}),
    "references in a circle": definition(
        {"$ref": "#/definitions/A"}, definitions={"A": {"$ref": "#/definitions/A"}}
    ),
    "bases in a circle": definition(definitions={"A": {"allOf": [{"$ref": "#/definitions/A"}]}}),
    "everything leads to everything": definition(
        {"$ref": "#/definitions/A0"},
        definitions={
            f"A{n}": {"allOf": [{"$ref": f"#/definitions/A{m}"} for m in range(60)]} for n in range(60)
        },
    ),
    "10,000 levels": nested(10_000),
    "a million brackets": "[" * 1_000_000,
    "a pattern that explodes": definition(
        {"type": "string", "pattern": "^(a+)+$", "default": "a" * 60 + "!"}
    ),
    "a pattern of brackets": definition({"type": "string", "pattern": "(" * 50_000, "default": "a"}),
    "a number without an end": value("1e999999"),
    "100,000 digits": value("9" * 100_000),
    "4,000 digits": value("9" * 4_000),
    "division by zero": definition({"type": "integer", "multipleOf": 0, "default": 1}),
    "half a surrogate pair": definition({"description": "\ud800"}, tags=[{"name": "\udfff"}]),
    "NUL in a name": definition(info={"title": "a\0b", "version": "\0"}),
    "steering the terminal": definition({"type": STEERING}, info={"title": STEERING, "version": STEERING}),
    "references to elsewhere": definition(
        {
            "properties": {
                str(n): {"$ref": reference}
                for n, reference in enumerate(
                    [
                        "file:///etc/passwd",
                        "http://127.0.0.1:9/a",
                        "/dev/zero",
                        "../../secret.json#/a",
                        "http://[::1",
                    ]
                )
            }
        }
    ),
    "a path of 300,000 characters": definition(paths={"/{a}" * 75_000: {"get": {"responses": {}}}}),
    "20,000 mistakes": definition(**{f"path{n}": 1 for n in range(20_000)}),
    "a title of ten megabytes": definition(info={"title": "a" * 10_000_000, "version": "1"}),
    "a million values": "[" + "{}," * 1_000_000 + "{}]",
    "NUL bytes": "\0" * 100,
    "nothing": "",
}
COMMANDS = {
    "lint": ["lint", "{}", "--output-format", "json"],
    "validate": ["validate", "{}"],
    "fix": ["lint", "--unsafe-fixes", "{}"],
    "diff": ["diff", "mild.json", "{}"],
    "docs": ["docs", "."],
    "bundle": ["bundle", ".", "--target", "all", "--force"],
    "auth plan": ["auth", "plan", "."],
    "import": ["new", "made", "--import", "{}"],
    "add-operation": ["add-operation", "clean", "--from", "{}", "--all"],
}


@pytest.fixture
def harmless(measured, tmp_path):
    """Return a function that runs a command on a hostile file, and says what is not as promised."""

    def run(command, content):
        (tmp_path / DEFINITION).write_text(content, errors="surrogatepass")
        (tmp_path / "mild.json").write_text(json.dumps(definition()))
        (tmp_path / "apiProperties.json").write_text('{"properties": {}}')
        (tmp_path / "clean").mkdir()
        (tmp_path / "clean" / DEFINITION).write_text(json.dumps(definition()))
        (tmp_path / "clean" / "apiProperties.json").write_text('{"properties": {}}')
        words = [word.replace("{}", DEFINITION) for word in COMMANDS[command]]
        code, seconds, megabytes, printed = measured(*words)
        return {
            "exit code": code not in {0, 1, 2} and code,
            "traceback": "Traceback" in printed and printed[-2000:],
            "seconds": seconds > SECONDS and seconds,
            "memory": megabytes > MEGABYTES and megabytes,
            "steering": any(sign in printed for sign in "\x1b\x07\u202e\u2066\u200b") and printed[:2000],
        }

    return run


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", FILES)
def test_hostile_file_ends_a_command_soon_and_without_a_traceback(harmless, command, name):
    content = FILES[name]

    broken = harmless(command, content if isinstance(content, str) else json.dumps(content))

    assert {promise: found for promise, found in broken.items() if found} == {}


posix = pytest.mark.skipif(os.name != "posix", reason="files as on Unix")


@posix
@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "loop", "folder"])
@pytest.mark.parametrize("command", ["lint", "validate", "diff", "import", "bundle"])
def test_what_is_no_file_is_refused_and_not_waited_for(measured, tmp_path, monkeypatch, kind, command):
    monkeypatch.chdir(tmp_path)
    place = tmp_path / DEFINITION
    match kind:
        case "pipe":
            os.mkfifo(DEFINITION)
        case "socket":
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(DEFINITION)
        case "device":
            place.symlink_to("/dev/zero")
        case "loop":
            place.symlink_to(place)
        case "folder":
            place.mkdir()
    (tmp_path / "mild.json").write_text(json.dumps(definition()))

    code, _, _, printed = measured(*[word.replace("{}", DEFINITION) for word in COMMANDS[command]])

    assert code == 2
    assert "Traceback" not in printed
    assert printed.startswith("specgen: ")


@posix
def test_folder_that_leads_to_itself_is_searched_once(specgen, project):
    (project / "again").symlink_to(project)

    run = specgen("lint", project)

    assert (run.returncode, run.stderr) == (0, "no findings in 3 files\n")
