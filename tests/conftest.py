from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that is busy with something else is no reason to fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


@pytest.fixture(autouse=True)
def _patience(monkeypatch):
    monkeypatch.setenv("SPECGEN_TIME_LIMIT", "60")


@pytest.fixture(autouse=True)
def _cache_of_its_own(tmp_path_factory, monkeypatch, request):
    """Let no test see the answers of another one, nor those of the user."""
    name = sha256(request.node.nodeid.encode()).hexdigest()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "caches" / name))
    monkeypatch.delenv("SPECGEN_CACHE_DIR", raising=False)


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """The published connectors' definitions, as a list of files."""
    files = sorted((CORPUS / "connectors").rglob("apiDefinition.swagger.json"))
    if not files:
        pytest.skip(f"no corpus of published connectors in {CORPUS}")
    return files
