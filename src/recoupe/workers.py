"""Work that may run away, in processes of its own, each item within limits of time and memory.

A process that goes beyond them is ended by the system (a timer's signal) or ends itself, and another takes its place:
the item is lost, and only that item. So it is with one that crashes the interpreter.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import resource
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Literal, Self

from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from types import TracebackType

Cause = Literal["time", "memory", "crash", "error"]

WAITING = 8
"""How many times more seconds than of the processor's an item may take on the clock: machines are busy, disks slow."""
AHEAD = 16
_PRELOADED = ["recoupe.languages.loaded", "recoupe.extraction.extract", "recoupe.reading"]


@dataclass(frozen=True)
class Limits:
    """What one item may take: seconds of the processor, and megabytes beyond what its process has at the start."""

    seconds: float = 60.0
    megabytes: int = 3000


@dataclass(frozen=True)
class Lost:
    """An item that could not be worked on: `time` or `memory` beyond the limit, a `crash` of its process, or an `error`
    that was raised; `what` is that error in words.
    """

    cause: Cause
    what: str = ""


class Unstarted(RecoupeError):
    """A process that ends before it is given anything."""


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection[Any, Any]
    number: int = -1
    """Of the item that it works on."""


class Workers[S, T, R]:
    """Processes that work on items one by one: `task(shared, item)`, which must be a function of a module. In a `with`
    block. The first item starts the first process; `begin(shared)` is called in each before its limits hold. `ahead`:
    items for each process that may be under way or done while an earlier one is waited for. `preload`: modules that
    all processes share; only those of the first Workers count.
    """

    def __init__(
        self,
        task: Callable[[S, T], R],
        shared: S,
        *,
        processes: int = 1,
        limits: Limits | None = None,
        begin: Callable[[S], None] | None = None,
        ahead: int = AHEAD,
        preload: Sequence[str] = (),
    ) -> None:
        self._ahead = ahead
        self._job = (task, shared, limits or Limits(), begin)
        self._most = max(1, processes)
        self._context = _context(preload)
        self._idle: list[_Worker] = []
        self._busy: dict[Connection[Any, Any], _Worker] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for worker in (*self._idle, *self._busy.values()):
            worker.process.kill()
            worker.process.join()
            worker.connection.close()
        self._idle, self._busy = [], {}

    def run(self, items: Iterable[T]) -> Iterator[R | Lost]:
        """Yield what the task returns of each item, in the order of the items, which are taken up as they are needed.

        Raises Unstarted where no process can be started.
        """
        coming = enumerate(items)
        done: dict[int, R | Lost] = {}
        given = wanted = 0
        more = True
        while True:
            while more and given - wanted < self._ahead * self._most and (worker := self._free()):
                entry = next(coming, None)
                if entry is None:
                    more = False
                    self._idle.append(worker)
                    break
                given += 1
                worker.number = entry[0]
                self._busy[worker.connection] = worker
                # One that ended meanwhile is found out when its answer is waited for.
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    worker.connection.send(entry[1])
            while wanted in done:
                yield done.pop(wanted)
                wanted += 1
            if self._busy:
                ready = set(wait(list(self._busy)))
                for worker in [w for c, w in self._busy.items() if c in ready]:
                    del self._busy[worker.connection]
                    done[worker.number] = self._answer(worker)
            elif not more and not done:
                return

    def _free(self) -> _Worker | None:
        if self._idle:
            return self._idle.pop()
        return self._started() if len(self._busy) < self._most else None

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, *self._job), daemon=True)
        process.start()
        theirs.close()
        try:
            ours.recv()
        except (EOFError, ConnectionResetError):
            process.join()
            raise Unstarted(
                _("a process that finds claims could not be started (exit status {status})", status=process.exitcode),
                todo=_("See what it said above, and give it more memory"),
            ) from None
        return _Worker(process, ours)

    def _answer(self, worker: _Worker) -> R | Lost:
        """Return what a worker answers; one that is gone leaves its item lost."""
        try:
            answer: R | Lost = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join()
            worker.connection.close()
            timers = (-signal.SIGPROF, -signal.SIGALRM)
            return Lost("time") if worker.process.exitcode in timers else Lost("crash", str(worker.process.exitcode))
        if isinstance(answer, Lost) and answer.cause == "memory":  # its process ends too: what it holds is in disorder
            worker.process.join()
            worker.connection.close()
        else:
            self._idle.append(worker)
        return answer


def _context(preload: Sequence[str]) -> Any:
    """Return how processes are started: forked from a server that has the languages loaded, where there is one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_PRELOADED, *preload])
    return context


def _serve(
    connection: Connection[Any, Any],
    task: Callable[[Any, Any], Any],
    shared: Any,
    limits: Limits,
    begin: Callable[[Any], None] | None,
) -> None:
    """Work on items until there are no more, or the parent is gone."""
    for number in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)  # which ends the process, whatever code it is in
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    if begin:
        begin(shared)
    _bound(limits.megabytes)
    connection.send(None)
    while True:
        try:
            item = connection.recv()
        except (EOFError, ConnectionResetError):
            return
        _time(limits.seconds)
        answer = _done(task, shared, item)
        _time(0)
        try:
            connection.send_bytes(answer)
        except (BrokenPipeError, ConnectionResetError):
            return
        if answer == _OUT_OF_MEMORY:
            return


_OUT_OF_MEMORY = pickle.dumps(Lost("memory"))


def _done(task: Callable[[Any, Any], Any], shared: Any, item: Any) -> bytes:
    """Return the pickled answer: making it of what the task returns is within the item's limits too."""
    try:
        return pickle.dumps(task(shared, item))
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception as error:  # noqa: BLE001 - whatever one item does, the others go on
        return pickle.dumps(Lost("error", f"{type(error).__name__}: {error}"[:500]))


def _time(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * WAITING)


def _bound(megabytes: int) -> None:
    """Let this process take so much more memory than it has, where the system tells what it has."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of anybody's
            pages = int(file.read().split()[0])
    except OSError:
        pages = 0
    most = pages * os.sysconf("SC_PAGE_SIZE") + megabytes * 1_000_000
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS has the limit, and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
