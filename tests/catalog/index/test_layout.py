import pytest

from toolkit.catalog.index.layout import files, placed

TOP = "specification/compute/resource-manager"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param(
            f"{TOP}/Microsoft.Compute/Compute/stable/2026-04-01/ComputeRP.json",
            ("Microsoft.Compute", "2026-04-01", False),
            id="with a service",
        ),
        pytest.param(
            f"{TOP}/Microsoft.Compute/preview/2026-04-01-preview/a.json",
            ("Microsoft.Compute", "2026-04-01-preview", True),
            id="preview",
        ),
        pytest.param(
            f"{TOP}/Microsoft.Compute/preview/2015-10-31/a.json",
            ("Microsoft.Compute", "2015-10-31", True),
            id="preview by its folder",
        ),
        pytest.param(
            f"{TOP}/Microsoft.Old/2015-01-01/a.json", ("Microsoft.Old", "2015-01-01", False), id="no stage"
        ),
        pytest.param(
            f"{TOP}/Microsoft.Old/2015-01-01-preview/a.json",
            ("Microsoft.Old", "2015-01-01-preview", True),
            id="no stage, preview",
        ),
        pytest.param(f"{TOP}/stable/2015-01-01/a.json", ("", "2015-01-01", False), id="no provider"),
        pytest.param(f"{TOP}/Microsoft.Old/stable/2015-01-01/examples/a.json", None, id="example"),
        pytest.param(
            "specification/x/data-plane/Microsoft.X/stable/2015-01-01/a.json", None, id="data plane"
        ),
        pytest.param(f"{TOP}/Microsoft.Old/stable/latest/a.json", None, id="no version"),
        pytest.param(f"{TOP}/readme.md", None, id="no specification"),
    ],
)
def test_place_of_a_file_says_what_it_describes(path, place):
    assert placed(path) == place


def test_links_are_not_followed(checkout, tmp_path):
    folder = checkout({"a/resource-manager/Microsoft.A/stable/2024-01-01/a.json": "{}"})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.json").write_text("{}")
    stable = folder / "specification/a/resource-manager/Microsoft.A/stable"
    (stable / "2025-01-01").symlink_to(outside)
    (stable / "2024-01-01" / "linked.json").symlink_to(outside / "b.json")
    (stable / "2024-01-01" / "loop").symlink_to(folder)

    assert [file.path.rpartition("/")[2] for file in files(folder)] == ["a.json"]


def test_names_that_no_honest_file_has_are_passed_over(checkout):
    folder = checkout(
        {
            "a/resource-manager/Microsoft.A/stable/2024-01-01/$(id).json": "{}",
            "a/resource-manager/Microsoft.A/stable/2024-01-01/a\n.json": "{}",
        }
    )

    assert [file.path.rpartition("/")[2] for file in files(folder)] == ["$(id).json"]


@pytest.mark.parametrize("part", ["", "specification", "specification/a/resource-manager/Microsoft.A"])
def test_part_of_a_checkout_can_be_indexed(checkout, part):
    folder = checkout({"a/resource-manager/Microsoft.A/stable/2024-01-01/a.json": "{}"})

    (file,) = files(folder / part)

    assert (file.namespace, file.version) == ("Microsoft.A", "2024-01-01")
