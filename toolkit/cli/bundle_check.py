"""`specgen bundle --check`: what the official validator says of a certification package, and what we add."""

from pathlib import Path

from toolkit.bundle import archives, package_check, solution_check
from toolkit.bundle.package import BadPackage, Package
from toolkit.bundle.solution import MANIFEST
from toolkit.cli import output
from toolkit.cli.exits import EXIT_FINDINGS
from toolkit.document import read_bytes
from toolkit.report.text import counted


def report(path: Path, *, plugin: bool) -> int:
    """Print what is wrong with a package; only what the official validator refuses ends in exit code 1.

    A solution by itself, for which there is no validator, is judged by our checks.
    """
    content = read_bytes(path)
    if not archives.is_archive(content):
        raise BadPackage(f"{path}: is no zip; a certification package or a solution is expected")
    package = archives.read(path, content)
    if package.named(MANIFEST) is not None:
        return _conclude(path, [f"{path}: {problem}" for problem in solution_check.problems(package)])
    checked = package_check.check(path, package, plugin=plugin)
    for solution in checked.solutions:
        _advise(solution)
    return _conclude(path, list(checked.failures))


def _advise(solution: Package) -> None:
    for problem in solution_check.problems(solution):
        output.remark_on(solution.path, f"warning: {problem}")


def _conclude(path: Path, failures: list[str]) -> int:
    for failure in failures:
        output.say(output.stdout_style().plain(f"error: {failure}"))
    if failures:
        output.remark_on(path, counted(len(failures), "error"))
        return EXIT_FINDINGS
    output.remark_on(path, "the package is in order")
    return 0
