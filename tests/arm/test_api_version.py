from datetime import date

import pytest

from toolkit.arm.api_version import ApiVersion


@pytest.mark.parametrize("text", ["2024-07-01", "2024-07-01-preview", "2015-06-15-privatepreview"])
def test_version_is_written_as_it_was_read(text):
    assert str(ApiVersion.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "1.0", "v2", "2024-7-1", "2024-13-01", "2023-02-29", "2024-07-01-", "2024-07-01 "]
)
def test_anything_but_a_day_is_no_version(text):
    assert ApiVersion.parse(text) is None


def test_preview_is_told_by_what_follows_the_day():
    assert not ApiVersion.parse("2024-07-01").is_preview
    assert ApiVersion.parse("2024-07-01-privatePreview").is_preview


def test_versions_sort_by_age():
    versions = ["2024-07-01-preview", "2024-07-01", "2023-11-15"]

    assert [str(one) for one in sorted(map(ApiVersion.parse, versions))] == versions[::-1]
    assert ApiVersion.parse("2023-11-15").day == date(2023, 11, 15)
