import pytest

from toolkit.arm.imported import ImportRefused
from toolkit.arm.options import ImportOptions, field_paths


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        (("id", "properties/plan/name"), (("id",), ("properties", "plan", "name"))),
        (("properties.plan.name",), (("properties", "plan", "name"),)),
        (("/id/", "", "."), (("id",),)),
    ],
)
def test_slashes_and_dots_part_the_names_of_a_field(fields, paths):
    assert field_paths(fields) == paths


def test_visibility_is_one_of_the_platform(imported):
    with pytest.raises(ImportRefused, match="`secret` is none of"):
        ImportOptions(visibility="secret")

    assert imported(options=ImportOptions(visibility="important")).operation["x-ms-visibility"] == "important"
