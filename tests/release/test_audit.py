"""An audit tells apart: nothing known, something known, nobody to ask."""

import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from audit import EXIT_FOUND, EXIT_UNKNOWN, Verdict, judged
from lock import ROOT

CLEAN = {"name": "httpx", "version": "0.28.1", "vulns": []}
KNOWN = {
    "name": "jinja2",
    "version": "3.1.5",
    "vulns": [
        {"id": "CVE-2025-27516", "fix_versions": ["3.1.6"]},
        {"id": "CVE-2099-1", "fix_versions": []},
    ],
}
SKIPPED = {"name": "mine", "skip_reason": "Dependency not found on PyPI and could not be audited: mine (1.0)"}
FOUND = [
    "jinja2 3.1.5: CVE-2025-27516, fixed in 3.1.6",
    "jinja2 3.1.5: CVE-2099-1, fixed in no version",
]


@pytest.mark.parametrize(
    ("packages", "verdict"),
    [
        ([CLEAN], Verdict(0, ["no known vulnerabilities in 1 packages"])),
        ([CLEAN, KNOWN], Verdict(EXIT_FOUND, FOUND)),
        ([SKIPPED, KNOWN], Verdict(EXIT_FOUND, FOUND)),
        ([SKIPPED], Verdict(EXIT_UNKNOWN, ["not audited: the service knows none of the 1 packages"])),
        ([CLEAN, SKIPPED], Verdict(EXIT_UNKNOWN, ["not audited: mine; nothing known of the others"])),
    ],
    ids=["clean", "vulnerable", "vulnerable beside unknown", "all unknown", "one unknown"],
)
def test_answer_is_judged(packages, verdict):
    assert judged(json.dumps({"dependencies": packages, "fixes": []}), "") == verdict


@pytest.mark.parametrize("output", ["", "null", "[]", "{}", "Traceback"])
def test_no_answer_is_never_clean(output):
    verdict = judged(output, "Traceback\nConnectionError: no such host\n")

    assert verdict == Verdict(EXIT_UNKNOWN, ["not audited: ConnectionError: no such host"])


@pytest.fixture
def audit():
    """Return a function that audits the lock by a service on this machine, and the service."""
    answers = {}

    class Service(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            body = json.dumps(answers.get(asked["package"]["name"], {})).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/query"

    def run(**known):
        answers.update(known)
        options = ["--vulnerability-service", "osv", "--osv-url", address]
        return subprocess.run(
            [sys.executable, str(ROOT / "release/audit.py"), *options],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    yield run, server
    server.shutdown()
    server.server_close()


@pytest.mark.slow
def test_pip_audit_itself_is_understood(audit):
    ask, server = audit
    clean = ask()
    vulnerable = ask(jinja2={"vulns": [_advisory("CVE-2099-1")]})
    server.shutdown()
    server.server_close()
    gone = ask()

    assert (clean.returncode, clean.stdout[:28]) == (0, "no known vulnerabilities in ")
    assert (vulnerable.returncode, vulnerable.stderr.split()[0]) == (EXIT_FOUND, "jinja2")
    assert (gone.returncode, gone.stderr[:12]) == (EXIT_UNKNOWN, "not audited:")


def _advisory(identity: str) -> dict:
    """Return what the service says of a vulnerability in every version before 99."""
    events = [{"introduced": "0"}, {"fixed": "99"}]
    return {
        "id": identity,
        "summary": "templates run what they should not",
        "affected": [
            {
                "package": {"name": "jinja2", "ecosystem": "PyPI"},
                "ranges": [{"type": "ECOSYSTEM", "events": events}],
            }
        ],
    }
