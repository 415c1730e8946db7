import pytest

from toolkit.lint.rules.info import (
    contact_email_not_valid,
    specification_version_incorrect,
    tag_redefined,
    url_not_valid,
)


def contact(**members):
    return {"title": "Rooms", "version": "1.0", "contact": members}


@pytest.mark.parametrize("version", [2, 2.0, "2"], ids=["integer", "number", "short text"])
def test_version_that_means_two_is_written_as_the_platform_reads_it(mended, version):
    assert mended(specification_version_incorrect, {"swagger": version})["swagger"] == "2.0"


@pytest.mark.parametrize("version", ["1.2", "3.0", None, [2], True], ids=str)
def test_other_version_is_reported_and_left_alone(lint, version):
    findings = lint(specification_version_incorrect, {"swagger": version})

    assert [(finding.pointer, finding.fix) for finding in findings] == [("/swagger", None)]


@pytest.mark.parametrize(
    "email", ["a@b", "a b@example.com", "a@example.com.", "a@-x.com", "ä@example.com", "@example.com"]
)
def test_email_without_its_parts_is_reported(lint, email):
    assert len(lint(contact_email_not_valid, contact(email=email), "info")) == 1


@pytest.mark.parametrize("email", ["", None, 5, "first.last+tag@sub-1.example.co.uk"], ids=repr)
def test_email_that_is_absent_or_complete_is_fine(lint, email):
    assert lint(contact_email_not_valid, contact(email=email), "info") == []


@pytest.mark.parametrize(
    "url", ["/relative", "mailto:help@example.com", "https://", "https:///path", "two words", ""], ids=repr
)
def test_url_that_is_not_absolute_is_reported_and_left_alone(lint, url):
    findings = lint(url_not_valid, contact(url=url), "info")

    assert [(finding.pointer, finding.fix) for finding in findings] == [("/info/contact/url", None)]


def test_urls_are_found_wherever_swagger_has_them(lint):
    bad = {"url": "docs"}
    definition = {
        "info": {"license": bad},
        "externalDocs": bad,
        "tags": [{"name": "rooms", "externalDocs": bad}],
        "paths": {"/rooms": {"get": {"externalDocs": bad}}},
        "definitions": {"Room": {"externalDocs": bad, "properties": {"url": {"default": "docs"}}}},
        "x-ms-docs": [{"url": "https://example.com"}, "docs", {}, bad],
    }

    assert {finding.pointer for finding in lint(url_not_valid, definition, "whole")} == {
        "/info/license/url",
        "/externalDocs/url",
        "/tags/0/externalDocs/url",
        "/paths/~1rooms/get/externalDocs/url",
        "/definitions/Room/externalDocs/url",
        "/x-ms-docs/3/url",
    }


def test_tag_with_more_than_a_name_is_not_deleted(lint):
    tags = [{"name": "a"}, {"name": "a", "description": "Says more."}, {"name": "A"}, {"name": ["a"]}, "a"]

    findings = lint(tag_redefined, {"tags": tags})

    assert [(finding.pointer, finding.fix) for finding in findings] == [("/tags/1/name", None)]
