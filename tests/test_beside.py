"""A second Python gives the same answer as the first, and where there is none the first one answers."""

from __future__ import annotations

import operator
import os
import time

import pytest

from netlab import beside
from netlab.beside import Beside


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(beside, "processors", lambda: 2)


def begun(beside: Beside) -> None:
    """Wait until the second Python has come to all that it was asked."""
    beside._talk.submit(int).result()


def asked(function, *given, **how):
    with Beside(**how) as beside:
        call = beside.ask(function, *given)
        begun(beside)
        return call.result()


def test_the_second_python_computes_the_answer():
    assert asked(operator.add, ["ä", "\x1e"], [2]) == ["ä", "\x1e", 2]
    assert asked(os.getpid) != os.getpid()


def test_an_answer_can_be_asked_for_twice():
    with Beside() as beside:
        call = beside.ask(os.getpid)
        begun(beside)
        assert call.result() == call.result() != os.getpid()


def test_calls_are_made_one_after_the_other_by_the_same_python():
    with Beside() as beside:
        calls = [beside.ask(os.getpid), beside.ask(operator.mul, "ab", 2_000_000), beside.ask(os.getpid)]
        begun(beside)
        first, long, last = (call.result() for call in calls)
    assert first == last != os.getpid()
    assert long == "ab" * 2_000_000


class Table:
    """A value that counts how often it was packed."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.n_packed = 0

    def __reduce__(self):
        self.n_packed += 1
        return Table, (self.size,)


def size_of(*tables: Table) -> int:
    return sum(table.size for table in tables)


def is_one(one: Table, other: Table) -> bool:
    return one is other


def test_what_it_keeps_is_sent_once_and_found_again():
    table, other = Table(3), Table(4)
    with Beside(keeps=(Table,)) as beside:
        calls = [
            beside.ask(size_of, table),
            beside.ask(size_of, table, other),
            beside.ask(is_one, table, table),
        ]
        begun(beside)
        assert [call.result() for call in calls] == [3, 7, True]
    assert (table.n_packed, other.n_packed) == (1, 1)


def test_what_it_does_not_keep_is_sent_each_time():
    table = Table(3)
    with Beside() as beside:
        calls = [beside.ask(size_of, table), beside.ask(size_of, table)]
        begun(beside)
        assert [call.result() for call in calls] == [3, 3]
    assert table.n_packed == 2


def test_a_call_that_nobody_has_begun_is_made_here_when_its_answer_is_wanted():
    with Beside() as beside:
        beside.ask(time.sleep, 600)
        assert beside.ask(os.getpid).result() == os.getpid()


def test_arguments_may_be_named():
    with Beside() as beside:
        call = beside.ask(int, "11", base=2)
        begun(beside)
        assert call.result() == 3


def test_after_a_call_that_failed_the_first_python_makes_the_others():
    with Beside() as beside:
        failed, other = beside.ask(operator.truediv, 1, 0), beside.ask(os.getpid)
        begun(beside)
        with pytest.raises(ZeroDivisionError):
            failed.result()
        assert other.result() == os.getpid()


def test_what_cannot_be_sent_is_computed_here():
    with Beside() as beside:
        call = beside.ask(lambda: os.getpid())
        begun(beside)
        assert call.result() == os.getpid()


def test_an_answer_that_nobody_waited_for_is_computed_when_it_is_asked_for():
    with Beside() as beside:
        beside.ask(time.sleep, 600)
        late = beside.ask(operator.add, 1, 2)
    assert late.result() == 3


@pytest.mark.parametrize(
    "how", ["not worth it", "one processor", "no such program", "the child fails", "noise"]
)
def test_without_a_second_python_the_first_one_answers(how: str, monkeypatch: pytest.MonkeyPatch):
    if how == "one processor":
        monkeypatch.setattr(beside, "processors", lambda: 1)
    if how == "no such program":
        monkeypatch.setattr(beside.sys, "executable", "/no/such/python")
    if how == "the child fails":
        monkeypatch.setattr(beside, "_CHILD", "raise SystemExit(3)")
    if how == "noise":
        monkeypatch.setattr(beside, "_CHILD", "print('a greeting of the system')")
    assert asked(os.getpid, worth=how != "not worth it") == os.getpid()


def test_what_a_system_prints_first_does_not_spoil_the_answer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(beside, "_CHILD", f"print('a greeting', flush=True); {beside._CHILD}")
    assert asked(os.getpid) != os.getpid()


def test_an_error_is_raised_as_the_first_python_would_raise_it():
    with pytest.raises(ZeroDivisionError):
        asked(operator.truediv, 1, 0)


def test_the_second_python_is_stopped_when_nobody_waits_for_it():
    start = time.monotonic()
    with Beside() as beside:
        beside.ask(time.sleep, 600)
        child = beside._child
    assert child is not None
    assert child.returncode is not None
    assert time.monotonic() - start < 60


def test_nothing_said_about_the_texts_reaches_the_screen(capfd: pytest.CaptureFixture[str]):
    with pytest.raises(ValueError, match="invalid literal"):
        asked(int, "a private text")
    assert capfd.readouterr() == ("", "")
