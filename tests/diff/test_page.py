from pathlib import Path

import pytest

from toolkit.diff.kinds import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "diff.md").read_text()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_page_has_every_kind_as_it_is(kind):
    assert f"| `{kind.name}` | `{kind.code}` | {kind.impact} | {kind.maker} |" in PAGE
