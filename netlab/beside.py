"""One long computation in a second Python, on the second processor, while the first goes on.

    with Beside(read_texts, texts, lexicons) as reading:
        ...                          # what needs no texts
        found = reading.result()

The answer is the same as that of ``read_texts(texts, lexicons)`` and comes from that call wherever a second Python
cannot be had: one processor only, a system that lets no program start another, a child that ends early. So nothing
depends on it but the time. The arguments and the answer go through two pipes and touch neither disk nor network.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer")
_CHILD = "from netlab.beside import answer; answer()"
_MARK = b"\x00the answer\x00"  # what comes before it was said by something else


class Beside(Generic[Answer]):
    """A call that runs in a second Python from ``with`` on, if it is ``worth`` one; else when it is asked for.

    ``function`` is one that can be imported by its name; it and its arguments must be fit to be pickled.
    """

    def __init__(self, function: Callable[..., Answer], *given: Any, worth: bool = True) -> None:
        self._call = (function, given)
        self._is_worth = worth and processors() > 1
        self._child: subprocess.Popen[bytes] | None = None
        self._talk = Thread(target=self._ask, daemon=True)
        self._told: bytes = b""

    def __enter__(self) -> Beside[Answer]:
        if self._is_worth:
            self._child = _started()
        if self._child:
            self._talk.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child:
            self._child.kill()  # it has answered, or nobody waits for its answer
            self._talk.join()
            self._child = None

    def result(self) -> Answer:
        """Wait for the answer, or compute it here. Raises what the function raises."""
        if self._child:
            self._talk.join()
        function, given = self._call
        return pickle.loads(self._told) if self._told else function(*given)

    def _ask(self) -> None:
        assert self._child
        told, _ = self._child.communicate(pickle.dumps(self._call, protocol=5))
        self._told = told.partition(_MARK)[2] if self._child.returncode == 0 else b""


def processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _started() -> subprocess.Popen[bytes] | None:
    """Start a Python that finds the same netlab; it is silent, since what it could say may name people."""
    home = str(Path(__file__).parents[1])
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([home, *filter(None, sys.path)])}
    try:
        return subprocess.Popen(
            [sys.executable, "-c", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
    except (OSError, ValueError):  # no such program, or none may be started
        return None


def answer() -> None:
    """What the second Python does: read a call, make it, write the answer."""
    function, given = pickle.loads(sys.stdin.buffer.read())
    told = pickle.dumps(function(*given), protocol=5)
    sys.stdout.buffer.write(_MARK + told)
    sys.stdout.buffer.flush()
