import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "docs/security.md").read_text())


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_tests_of_the_page_exist(file, test):
    assert not test or f"def {test}(" in (ROOT / file).read_text()
