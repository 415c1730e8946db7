import pytest

from toolkit.finding import Severity
from toolkit.report.azure import line


@pytest.mark.parametrize(
    ("severity", "kind"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "warning")],
)
def test_issue_has_a_type_a_place_and_a_code(finding, severity, kind):
    assert line(finding(severity=severity, line=3, column=7)) == (
        f"##vso[task.logissue type={kind};sourcepath=a.json;linenumber=3;columnnumber=7;code=T001;]"
        "TitleMissing: `title` is missing"
    )


def test_characters_that_mean_something_are_escaped(finding):
    assert line(finding(file="100%;[a].json", message="50%; [b]\r\n")) == (
        "##vso[task.logissue type=error;sourcepath=100%AZP25%3B[a%5D.json;linenumber=1;columnnumber=1;"
        "code=T001;]"
        "TitleMissing: 50%AZP25; [b]%0D%0A"
    )


def test_names_and_messages_cannot_steer_the_log(finding):
    told = line(finding(file="a\x1b[2J.json", message="b\u202e"))

    assert r"sourcepath=a\u001b[2J.json;" in told
    assert told.endswith(r": b\u202e")
