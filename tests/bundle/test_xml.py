from pathlib import Path

import pytest

from toolkit.bundle import xml
from toolkit.bundle.package import BadPackage

PATH = Path("solution.zip")
SWELLING = b'<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SWELLING, id="entities that swell"),
        pytest.param(SWELLING.decode().encode("utf-16"), id="the same in UTF-16"),
        pytest.param(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', id="another file"),
        pytest.param(b"<a>", id="no end"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"<a>" + b" " * xml.MAX_BYTES + b"</a>", id="far too much"),
        pytest.param(b'<?xml version="1.0" encoding="nobody-knows"?><a/>', id="unknown encoding"),
        pytest.param(b"<a>\xff</a>", id="bytes that are no UTF-8"),
    ],
)
def test_xml_that_is_none_or_more_than_data_is_refused(content):
    with pytest.raises(BadPackage, match=r"solution\.zip: customizations\.xml: "):
        xml.parse(PATH, "customizations.xml", content)


def test_byte_order_mark_is_no_hindrance():
    assert xml.parse(PATH, "a.xml", b"\xef\xbb\xbf<a>x</a>").text == "x"


def test_fit_text_comes_back_from_xml_as_it_was():
    text = xml.fit("a\r\nb\x0b\ud800\ufffe\U0001f600 & <c>")

    assert text == "a\nb\U0001f600 & <c>"
