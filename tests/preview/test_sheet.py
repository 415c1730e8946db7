import pytest

from toolkit.errors import TooMuch


def test_more_operations_than_fit_on_a_page_are_refused(sheet_of, monkeypatch):
    monkeypatch.setattr("toolkit.preview.sheet.MOST_CARDS", 1)

    with pytest.raises(TooMuch, match="operations, at most 1 fit on a page"):
        sheet_of()


def test_file_that_an_icon_links_to_is_shown_only_if_it_is_a_picture(sheet_of, folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("nobody's business")
    (folder / "icon.png").symlink_to(secret)

    assert sheet_of().icon == b""
