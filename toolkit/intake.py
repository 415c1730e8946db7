"""Bodies of requests as they arrive: none too large or too slow, and of all together not too much at once."""

import asyncio
from collections.abc import AsyncIterable
from dataclasses import dataclass

SECONDS = 30.0  # for a request to arrive
_MOST_AT_ONCE = 64 * 1024 * 1024  # bytes of all bodies that are not yet whole


class TooLarge(Exception):
    """Raised for a body of more bytes than are taken."""


class TooBusy(Exception):
    """Raised for a body while too much of others is waited for."""


@dataclass(slots=True)
class Intake:
    """What one server takes in."""

    most: int  # bytes of a body
    held: int = 0

    async def content(self, chunks: AsyncIterable[bytes]) -> bytes:
        """Return a body that is whole; raise TimeoutError where it does not come, TooLarge or TooBusy."""
        content = bytearray()
        try:
            async with asyncio.timeout(SECONDS):
                async for chunk in chunks:
                    content += chunk
                    self.held += len(chunk)
                    if len(content) > self.most:
                        raise TooLarge
                    if self.held > _MOST_AT_ONCE:
                        raise TooBusy
            return bytes(content)
        finally:
            self.held -= len(content)
