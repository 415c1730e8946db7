"""Processes that work for this one, each on one item at a time, so that it is known who had what."""

import signal
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Self, cast

Answer = tuple[Any, Exception | None]  # the result, or what the function has raised


class Crew:
    """Some processes that apply a function to items; gone when the block ends, whatever has happened."""

    def __init__(self, function: Callable[[Any], Any], size: int, *, forks: bool) -> None:
        self._function = function
        self._size = size
        self._forks = forks
        self._context: Any = get_context("fork" if forks else "spawn")
        self._processes: dict[Connection, BaseProcess] = {}

    def __enter__(self) -> Self:
        for _ in range(self._size):
            self._hire()
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes.values():
            process.terminate()
        for connection in list(self._processes):
            self._part_with(connection)

    def results(self, items: Sequence[Any], lost: Callable[[Any, str], Any]) -> Iterator[Any]:
        """Yield the results in the order of the items, each as soon as it and those before it are there."""
        todo = iter(range(len(items)))
        done: dict[int, Answer] = {}
        doing = dict(_given(self._processes, todo, items))
        for number in range(len(items)):
            while number not in done:
                if not doing:  # the system has no process left for us
                    following = next(todo)
                    done[following] = _tried(self._function, items[following])
                    continue
                for connection in _that_answer(doing):
                    asked = doing.pop(connection)
                    try:
                        done[asked] = connection.recv()
                    except (EOFError, OSError):
                        done[asked] = lost(items[asked], _end(self._part_with(connection))), None
                        self._hire()
                doing |= _given(self._processes.keys() - doing.keys(), todo, items)
            yield _result(done.pop(number))

    def _hire(self) -> None:
        ours, theirs = self._context.Pipe()
        not_theirs = [*self._processes, ours] if self._forks else []
        process = self._context.Process(target=_serve, args=(self._function, theirs, not_theirs), daemon=True)
        with suppress(BlockingIOError), _interrupts_held_back():  # too many processes; fewer will do
            process.start()
            self._processes[ours] = process
        theirs.close()

    def _part_with(self, connection: Connection) -> BaseProcess:
        process = self._processes.pop(connection)
        connection.close()
        process.join()
        return process


def _given(
    free: Iterable[Connection], todo: Iterator[int], items: Sequence[Any]
) -> Iterator[tuple[Connection, int]]:
    """Give each free process an item, as far as there are some; yield who has which."""
    for connection, number in zip(free, todo, strict=False):
        with suppress(OSError):  # it has died meanwhile, which is told when its answer is read
            connection.send(items[number])
        yield connection, number


def _that_answer(doing: Iterable[Connection]) -> list[Connection]:
    return cast("list[Connection]", wait(list(doing)))


def _result(answer: Answer) -> Any:
    result, error = answer
    if error is not None:
        raise error
    return result


def _end(process: BaseProcess) -> str:
    """Return how a process ended."""
    code = process.exitcode or 0
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"


def _serve(function: Callable[[Any], Any], connection: Connection, not_ours: Iterable[Connection]) -> None:
    """Answer until the other end closes; ends of others that a fork has copied would keep it open."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches all processes; the first one ends the others
    for other in not_ours:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            connection.send(_tried(function, connection.recv()))


def _tried(function: Callable[[Any], Any], item: Any) -> Answer:
    try:
        return function(item), None
    except Exception as error:  # noqa: BLE001 (raised again where somebody sees it)
        error.add_note(traceback.format_exc())
        return None, error


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let Ctrl-C wait until a new process can ignore it; where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
