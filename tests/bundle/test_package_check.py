"""Each check of the official validator, and a package that fails it alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit import files as disk
from toolkit.bundle import archives, package_check

Files = dict[str, bytes]

CONNECTOR = "<a><Connectors><Connector><name>x</name></Connector></Connectors><Workflows></Workflows></a>"
FLOW = "<a><Workflows><Workflow /></Workflows><Connector><name>x</name></Connector></a>"
PLUGIN = "<a><Connector><name>x</name></Connector><aicopilot_aiplugin id='1' /></a>"


def solution(customizations: str, *folders: str, without: str = "") -> bytes:
    files = {
        "[Content_Types].xml": b"<Types />",
        "customizations.xml": customizations.encode(),
        "solution.xml": b"<a />",
        **{f"{folder}/x.json": b"{}" for folder in folders},
    }
    files.pop(without, None)
    return disk.archive(files)


def assets(**changed: bytes) -> Files:
    return {
        "connector.zip": solution(CONNECTOR, "Connector"),
        "flow.zip": solution(FLOW, "Connector", "Workflows"),
    } | {name.replace("__", "."): content for name, content in changed.items()}


def package(solutions: Files, **beside: bytes) -> bytes:
    return disk.archive({f"PkgAssets/{name}": content for name, content in solutions.items()} | beside)


def upload(inner: bytes, **beside: bytes) -> Files:
    return {"intro.md": b"# Things", "package.zip": inner} | {
        name.replace("__", "."): content for name, content in beside.items()
    }


def failures(files: Files, *, name: str = "upload.zip", plugin: bool = False) -> list[str]:
    path = Path(name)
    checked = package_check.check(path, archives.read(path, disk.archive(files)), plugin=plugin)
    return [failure.removeprefix(f"{name}") for failure in checked.failures]


def without(files: Files, name: str) -> Files:
    return {key: content for key, content in files.items() if key != name}


def test_good_package_passes():
    assert failures(upload(package(assets()))) == []


def test_good_package_with_a_plugin_passes():
    plugin = solution(PLUGIN, "Connector", "aiplugins", "aipluginoperations")

    assert failures(upload(package(assets(plugin__zip=plugin))), plugin=True) == []


def test_names_are_compared_as_windows_does():
    renamed = {"Connector.ZIP": solution(CONNECTOR, "connector"), "Flow.Zip": assets()["flow.zip"]}

    assert failures({"INTRO.MD": b"", "Package.ZIP": package(renamed)}, name="UPLOAD.ZIP") == []


def test_files_that_are_neither_solution_nor_folder_do_not_matter():
    inner = package(assets(ImportConfig__xml=b"<a />"), input__xml=b"<a />")

    assert failures(upload(inner)) == []


AT_THE_ROOT: list[tuple[str, Callable[[Files], Files], list[str]]] = [
    (
        "folder",
        lambda good: good | {"docs/a.md": b""},
        [": has the folder `docs`, and no folder is expected there"],
    ),
    (
        "no introduction",
        lambda good: without(good, "intro.md"),
        [": has no .md files, exactly one introduction is expected"],
    ),
    (
        "two introductions",
        lambda good: good | {"b.md": b""},
        [": has 2 .md files, exactly one introduction is expected"],
    ),
    (
        "no package",
        lambda good: without(good, "package.zip"),
        [": has no .zip files, exactly one package is expected"],
    ),
    (
        "two packages",
        lambda good: good | {"b.zip": b""},
        [": has 2 .zip files, exactly one package is expected"],
    ),
]


@pytest.mark.parametrize(
    ("change", "told"), [pytest.param(change, told, id=name) for name, change, told in AT_THE_ROOT]
)
def test_upload_has_one_introduction_and_one_package(change, told):
    assert failures(change(upload(package(assets())))) == told


def test_upload_is_a_zip_by_its_name():
    assert failures(upload(package(assets())), name="upload.pdpkg") == [": its name does not end in .zip"]


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        pytest.param(disk.archive(assets()), "has no folders", id="none"),
        pytest.param(disk.archive({"a/x.zip": b"", "b/x.zip": b""}), "has 2 folders", id="two"),
    ],
)
def test_package_has_one_folder(inner, told):
    assert failures(upload(inner)) == [f"/package.zip: {told}, exactly one is expected"]


@pytest.mark.parametrize(
    ("solutions", "plugin", "told"),
    [
        pytest.param(
            without(assets(), "flow.zip"),
            False,
            "has 1 solution, 2 are expected: connector and flow",
            id="one",
        ),
        pytest.param(
            assets(c__zip=b""), False, "has 3 solutions, 2 are expected: connector and flow", id="three"
        ),
        pytest.param(
            assets(), True, "has 2 solutions, 3 are expected: connector, flow and plugin", id="no plugin"
        ),
        pytest.param(
            assets() | {"sub/a.xml": b""},
            False,
            "has the folder `sub`, and no folder is expected there",
            id="folder",
        ),
    ],
)
def test_folder_has_the_solutions_alone(solutions, plugin, told):
    assert failures(upload(package(solutions)), plugin=plugin) == [f"/package.zip/PkgAssets: {told}"]


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "customizations.xml", "solution.xml"])
def test_solution_has_its_three_files(missing):
    bad = assets(connector__zip=solution(CONNECTOR, "Connector", without=missing))

    assert failures(upload(package(bad))) == [
        f"/package.zip/PkgAssets/connector.zip: has no {missing} at its root"
    ]


@pytest.mark.parametrize(
    ("bad", "plugin", "told"),
    [
        pytest.param(
            assets(connector__zip=solution(CONNECTOR)),
            False,
            "connector.zip: customizations.xml holds `Connector`, but there is no folder Connector",
            id="connector",
        ),
        pytest.param(
            assets(flow__zip=solution(FLOW, "Connector")),
            False,
            "flow.zip: customizations.xml holds `Workflows`, but there is no folder Workflows",
            id="workflows",
        ),
        pytest.param(
            assets(plugin__zip=solution(PLUGIN, "Connector")),
            True,
            "plugin.zip: customizations.xml holds `aicopilot_aiplugin`, but there is no folder aiplugins "
            "and no folder aipluginoperations",
            id="plugin",
        ),
    ],
)
def test_solution_has_a_folder_for_what_it_holds(bad, plugin, told):
    assert failures(upload(package(bad)), plugin=plugin) == [f"/package.zip/PkgAssets/{told}"]


@pytest.mark.parametrize(
    ("bad", "plugin", "kind"),
    [
        pytest.param(assets(connector__zip=assets()["flow.zip"]), False, "connector", id="two flows"),
        pytest.param(assets(flow__zip=assets()["connector.zip"]), False, "flow", id="two connectors"),
        pytest.param(assets(flow__zip=solution("<a />")), False, "flow", id="empty solution"),
        pytest.param(assets(plugin__zip=assets()["flow.zip"]), True, "plugin", id="no plugin"),
    ],
)
def test_every_kind_of_solution_is_there(bad, plugin, kind):
    (told,) = failures(upload(package(bad)), plugin=plugin)

    assert told.startswith(f"/package.zip/PkgAssets: no solution is that of the {kind}, ")


@pytest.mark.parametrize(
    ("workflows", "counts"),
    [
        pytest.param("<Workflows />", False, id="closed"),
        pytest.param("<Workflows>\n  </Workflows>", False, id="blanks"),
        pytest.param("<Workflows><!-- none --></Workflows>", True, id="comment"),
        pytest.param("<Workflows a='1' />", True, id="attribute"),
        pytest.param("<Workflows>x</Workflows>", True, id="text"),
        pytest.param("<Workflows /><Workflows>x</Workflows>", False, id="only the first counts"),
    ],
)
def test_node_counts_when_it_holds_something(workflows, counts):
    customizations = f"<a><Connector><name>x</name></Connector>{workflows}</a>"
    flow = solution(customizations, "Connector", "Workflows")

    assert bool(failures(upload(package(assets(flow__zip=flow))))) is not counts
