import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules.properties import icon_brand_color_not_valid
from toolkit.lint.sample import project_of


@pytest.mark.parametrize(
    ("color", "fixed"), [("0078d4", "#0078d4"), ("#07d", "#0077dd"), ("blue", None), ("rgb(0, 0, 0)", None)]
)
def test_colour_is_spelled_out_where_it_is_clear(color, fixed):
    project, _ = project_of("properties", {"iconBrandColor": color})

    (finding,) = Linter([icon_brand_color_not_valid]).project(project)

    assert (finding.fix.patches[0].value if finding.fix else None) == fixed
