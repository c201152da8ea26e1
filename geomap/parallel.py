"""The same work on many items in several processes, with results in the order of the items."""

from __future__ import annotations

import os
import signal
from collections import deque
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from geomap.errors import GeomapError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 16  # items that travel together
_AHEAD = 3  # chunks per process that are under way or wait to be taken


def cores() -> int:
    """How many cores this process may use.

    Examples
    --------
    >>> cores() >= 1
    True
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ordered(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    set_up: Callable[..., None],
    arguments: tuple[Any, ...] = (),
) -> Generator[Result, None, None]:
    """Results of a function, item by item, in their order.

    Items are taken as they are needed, and no more results are held than the processes work on, so
    memory does not grow with the number of items.

    Parameters
    ----------
    work
        A function that a module holds, so that another process can import it.
    items
        What it is called with; they and the results must be picklable.
    jobs
        Number of processes.
    set_up
        Called once in each process, with `arguments`, before any work.

    Raises
    ------
    GeomapError
        If a process ends early.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # A forked process could inherit locks of threads that it does not have; a spawned one is clean.
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(set_up, arguments),
    )
    waiting: deque[Future[list[Result]]] = deque()
    left = iter(items)
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and (chunk := list(islice(left, _CHUNK))):
                with _interrupts_held():
                    waiting.append(pool.submit(_each, work, chunk))
            if not waiting:
                break
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise GeomapError(
            "a process that reads reports ended early, for want of memory perhaps; use --jobs 1 (jobs=1), or,"
            " in a script of your own, call geomap.read under: if __name__ == '__main__'"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C waiting, also for processes that start meanwhile, until they have said what it means."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(set_up: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    # Ctrl-C is for the process that the user started; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    set_up(*arguments)


def _each(work: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [work(item) for item in chunk]
