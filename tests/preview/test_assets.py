from pathlib import Path

from toolkit import templates
from toolkit.preview import assets

FOLDER = templates._FOLDER / "preview"


def names(folder, suffix):
    return sorted(path.stem for path in Path(FOLDER / folder).glob(f"*{suffix}"))


def test_every_style_and_script_is_listed():
    assert sorted(assets.STYLES) == names("style", ".css")
    assert sorted(assets.SCRIPTS) == names("script", ".js")


def test_script_puts_no_markup_into_the_page():
    sinks = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")

    assert [sink for sink in sinks if sink in assets.script()] == []


def test_script_and_style_load_nothing():
    assert "http" not in assets.script()
    assert "url(" not in assets.style().replace('url("data:image/svg+xml,', "")


def test_connector_in_grey_has_links_in_the_colour_of_the_platform():
    grey, own = assets.brand("#F7F7F7", ""), assets.brand("#007EE5", "")

    assert "--brand: #F7F7F7" in grey
    assert grey.partition("--accent-light")[2] == own.partition("--accent-light")[2]
