"""Long-running operations: accepted at once, and finished after some questions."""

import uuid
from dataclasses import dataclass
from typing import Any

from toolkit.mock.errors import not_found

PATH = "mock-operations"  # below which the progress is asked for; no operation of ARM starts so
_QUESTIONS = 2  # that are answered with `InProgress`
_MOST = 1_000  # operations that are remembered


@dataclass(slots=True)
class _Pending:
    result: Any
    asked: int = 0


class Progress:
    """The operations that go on."""

    def __init__(self) -> None:
        self._pending: dict[str, _Pending] = {}
        self._count = 0

    def start(self, result: Any) -> str:
        """Return the name of an operation that will end with a result."""
        self._count += 1
        name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"operation {self._count}"))
        if len(self._pending) >= _MOST:
            del self._pending[next(iter(self._pending))]
        self._pending[name] = _Pending(result)
        return name

    def status(self, name: str) -> dict[str, Any]:
        """Return the answer to a question at `Azure-AsyncOperation`."""
        word = "Succeeded" if self._is_done(name) else "InProgress"
        return {"id": f"/{PATH}/{name}", "name": name, "status": word}

    def result(self, name: str) -> tuple[int, Any]:
        """Return the answer to a question at `Location`: 202 until it is done, then the result."""
        if not self._is_done(name):
            return 202, None
        result = self._pending[name].result
        return (204, None) if result is None else (200, result)

    def _is_done(self, name: str) -> bool:
        pending = self._pending.get(name)
        if pending is None:
            raise not_found(f"/{PATH}/{name}")
        pending.asked += 1
        return pending.asked > _QUESTIONS
