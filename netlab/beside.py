"""Long computations in a second Python, on the second processor, while the first goes on.

    with Beside() as beside:
        reading = beside.ask(read_texts, texts, lexicons)
        ...                          # what needs no texts
        found = reading.result()

It answers what it is asked one call after the other, and keeps what it has learned in between. An answer is the same
as that of ``read_texts(texts, lexicons)`` here. It comes from that call wherever there is no second Python (one
processor only, a system that lets no program start another, a child that ends early), and where it has not come to
the call yet when the answer is asked for. So nothing depends on it but the time. Calls and answers go through two
pipes and touch neither disk nor network.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Generic, TypeVar

from netlab.memory import without_collecting

Result = TypeVar("Result")
Sent = dict[int, tuple[int, Any]]  # by id: the number under which a value is kept, and the value
_CHILD = "from netlab.beside import answer; answer()"
_MARK = b"\x00the answer\x00"  # what comes before it was said by something else
_LENGTH = 8  # bytes of the number that says how long a call or an answer is
_UNABLE = b""  # no answer: the first Python makes the call
# It has ended, was stopped, or what it should be told cannot be told.
_NOT_ASKED = (OSError, ValueError, TypeError, AttributeError, pickle.PicklingError)


class Beside:
    """A second Python for the length of a ``with``, if there is work ``worth`` one; else its calls are made here.

    What is of a type that it ``keeps`` is sent once, however many calls hold it: it must not change meanwhile.
    """

    def __init__(self, *, worth: bool = True, keeps: tuple[type, ...] = ()) -> None:
        self._is_worth = worth
        self._keeps = keeps
        self._sent: Sent = {}
        self._child: subprocess.Popen[bytes] | None = None
        self._talk = ThreadPoolExecutor(max_workers=1)  # one call after the other, each with its answer

    def __enter__(self) -> Beside:
        if self._is_worth and processors() > 1:
            self._child = _started()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child:
            self._child.kill()  # it has answered, or nobody waits for its answer
        self._talk.shutdown(cancel_futures=True)
        if self._child:
            with suppress(OSError), self._child:  # closes the pipes, though a call be half written, and waits
                self._child = None

    def ask(self, function: Callable[..., Result], *given: Any, **named: Any) -> Answer[Result]:
        """Have a call made; ``function`` is one that can be imported by its name, and all of it fit to be pickled."""
        call = partial(function, *given, **named)
        if not self._child:
            return Answer(call, None)
        return Answer(call, self._talk.submit(_asked, self._child, call, self._keeps, self._sent))


class Answer(Generic[Result]):
    """The answer to one call, once it is there."""

    def __init__(self, call: Callable[[], Result], told: Future[bytes] | None) -> None:
        self._call = call
        self._told = told

    def result(self) -> Result:
        """Wait for the answer, or compute it here if nobody has begun. Raises what the function raises."""
        told = _UNABLE if self._told is None or self._told.cancel() else self._told.result()
        return pickle.loads(told) if told else self._call()


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


def _asked(
    child: subprocess.Popen[bytes], call: Callable[[], Any], keeps: tuple[type, ...], sent: Sent
) -> bytes:
    """Send one call and wait for its answer, pickled; nothing if the child cannot be asked or does not answer."""
    assert child.stdin
    assert child.stdout
    try:
        told = BytesIO()
        _Packer(told, keeps, sent).dump(call)
        _send(child.stdin, told.getbuffer())
        return _received(child.stdout) if _is_reached(child.stdout) else _UNABLE
    except _NOT_ASKED:
        return _UNABLE


class _Packer(pickle.Pickler):
    """Puts in place of what was sent before the number under which the second Python keeps it."""

    def __init__(self, file: IO[bytes], keeps: tuple[type, ...], sent: Sent) -> None:
        super().__init__(file, protocol=5)
        self._keeps = keeps
        self._sent = sent

    def reducer_override(self, value: Any) -> Any:
        """Say how a value is put together again."""
        if not isinstance(value, self._keeps):
            return NotImplemented
        if id(value) in self._sent:
            return _kept, (self._sent[id(value)][0],)
        self._sent[id(value)] = len(self._sent), value
        return _learned, (self._sent[id(value)][0], pickle.dumps(value, protocol=5))


_KEPT: dict[int, Any] = {}  # by the second Python


def _learned(number: int, told: bytes) -> Any:
    _KEPT[number] = pickle.loads(told)
    return _KEPT[number]


def _kept(number: int) -> Any:
    return _KEPT[number]


def _is_reached(pipe: IO[bytes]) -> bool:
    """Read up to the next mark, and say whether there is one."""
    seen = b""
    while not seen.endswith(_MARK):
        if not (sign := pipe.read(1)):
            return False
        seen = (seen + sign)[-len(_MARK) :]
    return True


def _send(pipe: IO[bytes], told: bytes | memoryview, mark: bytes = b"") -> None:
    pipe.write(mark + len(told).to_bytes(_LENGTH, "big"))
    pipe.write(told)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes:
    """Read what was sent, or nothing if it ends too early."""
    length = int.from_bytes(pipe.read(_LENGTH), "big")
    told = pipe.read(length)
    return told if len(told) == length else b""


def answer() -> None:
    """What the second Python does: read a call, make it, write the answer, until there is no other call.

    A call that fails ends it, without a word: the first Python makes that call, and raises what it raises.
    """
    with without_collecting():
        while call := _received(sys.stdin.buffer):
            _send(sys.stdout.buffer, pickle.dumps(pickle.loads(call)(), protocol=5), _MARK)
