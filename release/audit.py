"""Ask pip-audit what is known of the locked packages: exit code 1 for a vulnerability, 3 with no answer."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from lock import DEVELOPMENT

EXIT_FOUND = 1
EXIT_UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    exit_code: int
    lines: list[str]


def main() -> int:
    told = judged(*_asked(sys.argv[1:]))
    print("\n".join(told.lines), file=sys.stderr if told.exit_code else sys.stdout)
    return told.exit_code


def judged(output: str, errors: str) -> Verdict:
    """Tell a clean answer from none: pip-audit calls both `No known vulnerabilities found`."""
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        reason = (errors.strip().splitlines() or ["no answer"])[-1]
        return Verdict(EXIT_UNKNOWN, [f"not audited: {reason}"])
    found = [line for package in packages for line in _vulnerabilities(package)]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if found:
        return Verdict(EXIT_FOUND, found)
    if len(unknown) == len(packages):
        return Verdict(EXIT_UNKNOWN, [f"not audited: the service knows none of the {len(packages)} packages"])
    if unknown:
        return Verdict(EXIT_UNKNOWN, [f"not audited: {', '.join(unknown)}; nothing known of the others"])
    return Verdict(0, [f"no known vulnerabilities in {len(packages)} packages"])


def _vulnerabilities(package: dict[str, Any]) -> list[str]:
    return [
        f"{package['name']} {package['version']}: {vulnerability['id']}, fixed in "
        f"{', '.join(vulnerability['fix_versions']) or 'no version'}"
        for vulnerability in package.get("vulns", ())
    ]


def _asked(options: list[str]) -> tuple[str, str]:
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(DEVELOPMENT)]
    manner = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    run = subprocess.run([*command, *manner, *options], capture_output=True, encoding="utf-8", check=False)
    return run.stdout, run.stderr


if __name__ == "__main__":
    sys.exit(main())
