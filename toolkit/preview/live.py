"""A project that is being edited: the last state that could be read, and what is wrong since."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from toolkit.connector.project import ConnectorProject
from toolkit.errors import SpecgenError
from toolkit.preview.sheet import Lint, sheet
from toolkit.preview.trying.message import Send

Service = Callable[[ConnectorProject], Send]  # what answers the requests of a connector


class Live:
    """The sheet of a project, renewed when a file is saved."""

    def __init__(self, folder: Path, lint: Lint, service: Service) -> None:
        self.sheet = sheet(folder, lint)
        self.problem = ""
        self.version = 0
        self.send = service(self.sheet.project)
        self._folder = folder
        self._lint = lint
        self._service = service
        self._news = asyncio.Event()
        self._has_ended = False

    async def watch(self) -> None:
        """Renew the sheet whenever something in the folder is saved."""
        # Loading it takes longer than drawing the page does.
        from watchfiles import awatch

        async for _ in awatch(self._folder, recursive=False):
            await asyncio.to_thread(self.renew)
            self.version += 1
            self._wake()

    def renew(self) -> None:
        """Read the project again; what cannot be read leaves the last state, with a problem."""
        before = self.sheet
        try:
            self.sheet = sheet(self._folder, self._lint)
        except (SpecgenError, OSError) as error:
            self.problem = str(error).removeprefix(f"{self._folder}/")
            return
        self.problem = ""
        if self.sheet.project.definition.text != before.project.definition.text:
            self.send = self._service(self.sheet.project)

    async def versions(self) -> AsyncIterator[int]:
        """Yield the version now, and each that follows, until the end."""
        while not self._has_ended:
            news = self._news
            yield self.version
            await news.wait()

    def end(self) -> None:
        """Let nobody wait any longer for what follows."""
        self._has_ended = True
        self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
