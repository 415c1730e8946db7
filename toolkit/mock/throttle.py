"""How many requests a minute are answered, and when the next one will be."""

from collections import deque
from collections.abc import Callable

from toolkit.mock.errors import ArmError

_MINUTE = 60.0


class Throttle:
    """A window of a minute; the clock tells seconds."""

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self._most = most
        self._clock = clock
        self._times: deque[float] = deque()

    def take(self) -> int:
        """Count a request, and return how many are left; raise where there are none."""
        now = self._clock()
        while self._times and self._times[0] <= now - _MINUTE:
            self._times.popleft()
        if len(self._times) >= self._most:
            seconds = max(1, round(self._times[0] + _MINUTE - now))
            message = f"More than {self._most} requests came within a minute; try again in {seconds} s."
            raise ArmError(429, "TooManyRequests", message, {"Retry-After": str(seconds)})
        self._times.append(now)
        return self._most - len(self._times)
