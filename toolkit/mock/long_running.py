"""Long-running operations: accepted at once, under way for a few questions, and then done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import quote

from toolkit.arm.resource_path import ResourcePath
from toolkit.mock.call import Answer, Call
from toolkit.mock.chance import Chance
from toolkit.mock.errors import refused
from toolkit.mock.tenant import REGIONS

RETRY_AFTER = "1"  # seconds; Azure says 10 to 60
_MOST = 1_000  # operations that are remembered
_SECONDS = 30.0  # after which one is done, whether or not anybody asks
_STATUSES, _RESULTS = "operationStatuses", "operationResults"


@dataclass(slots=True)
class Progress:
    """An operation under way: what ends it, and what it answers at last."""

    id: str
    started: float
    left: int  # questions until it is done
    finish: Callable[[], None]
    result: Callable[[], Answer]
    ended: float | None = None


@dataclass(slots=True)
class Ledger:
    chance: Chance
    polls: int
    _known: dict[str, Progress] = field(default_factory=dict)
    _count: int = 0

    def accept(
        self,
        call: Call,
        path: ResourcePath,
        now: float,
        finish: Callable[[], None],
        result: Callable[[], Answer],
    ) -> dict[str, str]:
        """Take note of an operation and return the headers that tell where to ask for it."""
        self._count += 1
        name = self.chance.at(self._count).guid()
        self._known[name] = Progress(name, now, self.polls, finish, result)
        for old in list(islice(self._known, max(0, len(self._known) - _MOST))):
            self._end(self._known.pop(old), now)
        return {
            "Azure-AsyncOperation": _address(call, path, _STATUSES, name),
            "Location": _address(call, path, _RESULTS, name),
            "Retry-After": RETRY_AFTER,
        }

    def settle(self, now: float) -> None:
        """End what has been under way for long enough."""
        for progress in self._known.values():
            if now - progress.started >= _SECONDS:
                self._end(progress, now)

    def answer(self, call: Call, now: float) -> Answer | None:
        """Return what a question is answered; None where a call is none."""
        kind, name = ("", "", *call.segments)[-2:]
        progress = self._known.get(name.lower())
        if (
            progress is None
            or call.method != "get"
            or kind.lower() not in {_STATUSES.lower(), _RESULTS.lower()}
        ):
            return None
        if progress.left == 0:
            self._end(progress, now)
        progress.left = max(0, progress.left - 1)
        if kind.lower() == _STATUSES.lower():
            return _status(progress, call)
        if progress.ended is None:
            here = f"{call.base}{call.raw_path}" + (f"?{_version(call)}" if _version(call) else "")
            return Answer(202, None, {"Location": here, "Retry-After": RETRY_AFTER})
        return progress.result()

    def _end(self, progress: Progress, now: float) -> None:
        if progress.ended is None:
            progress.ended = now
            progress.finish()


def unknown(call: Call) -> Exception:
    return refused(404, "OperationNotFound", f"The operation '{call.segments[-1]}' was not found.")


def is_question(call: Call) -> bool:
    kind = ("", "", *call.segments)[-2].lower()
    return kind in {_STATUSES.lower(), _RESULTS.lower()}


def _status(progress: Progress, call: Call) -> Answer:
    body: dict[str, Any] = {
        "id": call.path,
        "name": progress.id,
        "status": "InProgress" if progress.ended is None else "Succeeded",
        "startTime": _told(progress.started),
    }
    if progress.ended is None:
        return Answer(200, body, {"Retry-After": RETRY_AFTER})
    result = progress.result().body
    more = {"properties": result} if isinstance(result, dict) else {}
    return Answer(200, body | {"endTime": _told(progress.ended), "percentComplete": 100.0} | more)


def _address(call: Call, path: ResourcePath, kind: str, name: str) -> str:
    subscription = path.scope[:2] if path.scope[:1] and path.scope[0].lower() == "subscriptions" else ()
    places = ("providers", path.provider or "Microsoft.Resources", "locations", REGIONS[0].name, kind, name)
    whole = "/".join(quote(segment, safe="") for segment in (*subscription, *places))
    version = _version(call)
    return f"{call.base}/{whole}" + (f"?{version}" if version else "")


def _version(call: Call) -> str:
    version = call.asked("api-version") or call.asked("x-ms-api-version")
    return f"api-version={quote(version, safe='')}" if version else ""


def _told(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
