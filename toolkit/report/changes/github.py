"""Changes as workflow commands of GitHub Actions, which become annotations of a pull request."""

from collections.abc import Sequence

from toolkit.diff.compare import Comparison
from toolkit.report import github
from toolkit.report.changes.findings import finding_of


def document(comparisons: Sequence[Comparison]) -> str:
    return "\n".join(
        github.line(finding_of(change)) for comparison in comparisons for change in comparison.changes
    )
