import pytest

from toolkit.arm.addresses import check, raw_address
from toolkit.arm.imported import ImportRefused


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (
            "https://github.com/Azure/azure-rest-api-specs/blob/main/specification/a.json",
            "https://raw.githubusercontent.com/Azure/azure-rest-api-specs/main/specification/a.json",
        ),
        ("https://contoso.com/blob/a.json", "https://contoso.com/blob/a.json"),
    ],
)
def test_page_of_a_file_stands_for_the_file(url, address):
    assert raw_address(url) == address


@pytest.mark.parametrize(
    "url", ["http://contoso.com/a.json", "ftp://contoso.com/a", "file:///etc/passwd", "a.json"]
)
def test_only_https_is_read(url):
    with pytest.raises(ImportRefused, match="only addresses with https are"):
        check(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://me:hidden@contoso.com/a.json",
        "https://hidden@contoso.com/a.json",
        "https://me:hidden@[::1/a.json",
        "http://me:hidden@contoso.com/a.json",
        "https://contoso.com/a.json?sv=2022&sig=hidden",
        "https://contoso.com/a.json?access_token=hidden",
        "http://contoso.com/a.json?X-Amz-Signature=hidden",
    ],
)
def test_secret_in_an_address_is_refused_and_not_told(url):
    with pytest.raises(ImportRefused, match="would stand in the lock file") as told:
        check(url)

    assert "hidden" not in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://[::1/a.json",
        "https://contoso.com:port/a.json",
        "https://contoso.com:99999/a.json",
        "https://contoso.com/\0",
        "https://contoso.com/\x1b[2J",
        "https://contoso.com/\ud800",
        f"https://contoso.com/{'a' * 70_000}",
    ],
)
def test_what_is_no_address_is_told_in_short(url):
    with pytest.raises(ImportRefused, match="is no address of a file") as told:
        check(url)

    assert len(str(told.value)) < 200


def test_version_in_an_address_is_no_secret():
    check("https://contoso.com:8443/a.json?api-version=2024-05-01&monkey=1")
