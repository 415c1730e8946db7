"""How many requests a minute are answered, and what each answer says of those that are left."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from toolkit.mock.errors import refused

_SECONDS = 60.0
_KINDS: Mapping[str, str] = {"delete": "deletes", "get": "reads", "head": "reads"}


@dataclass(slots=True)
class Throttle:
    """Counts the requests of the last minute, all kinds together."""

    limit: int
    _times: deque[float] = field(default_factory=deque)

    def count(self, now: float, method: str) -> dict[str, str]:
        """Take note of a request and return the headers that tell what is left; refuse one too many."""
        while self._times and now - self._times[0] >= _SECONDS:
            self._times.popleft()
        kind = _KINDS.get(method, "writes")
        header = f"x-ms-ratelimit-remaining-subscription-{kind}"
        if len(self._times) >= self.limit:
            wait = ceil(_SECONDS - (now - self._times[0])) if self._times else int(_SECONDS)
            message = (
                f"Number of '{kind}' exceeded the limit of '{self.limit}' requests a minute."
                f" Please try again after '{wait}' seconds."
            )
            headers = {"Retry-After": str(wait), header: "0"}
            raise refused(429, "SubscriptionRequestsThrottled", message, headers)
        self._times.append(now)
        return {header: str(self.limit - len(self._times))}
