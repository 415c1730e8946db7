"""Let bytes decide what otherwise is left to chance, so that who chooses the bytes chooses the input."""

from io import BytesIO
from random import Random


class Chosen(Random):
    """Chance that is read from bytes as long as there are some: other bytes, other decisions."""

    def __init__(self, content: bytes) -> None:
        self._stream = BytesIO(content)
        super().__init__(0)

    def getrandbits(self, k: int) -> int:
        length = (k + 7) // 8
        read = self._stream.read(length)
        return int.from_bytes(read) >> (8 * length - k) if len(read) == length else super().getrandbits(k)

    def random(self) -> float:
        return self.getrandbits(32) / 2**32
