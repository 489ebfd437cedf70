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


def asked(function, *given, **how):
    with Beside(function, *given, **how) as call:
        return call.result()


def test_the_second_python_computes_the_answer():
    assert asked(operator.add, ["ä", "\x1e"], [2]) == ["ä", "\x1e", 2]
    assert asked(os.getpid) != os.getpid()


def test_an_answer_can_be_asked_for_twice():
    with Beside(os.getpid) as call:
        assert call.result() == call.result()


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
    with Beside(time.sleep, 600) as call:
        child = call._child
    assert child is not None
    assert child.returncode is not None
    assert time.monotonic() - start < 60


def test_nothing_said_about_the_texts_reaches_the_screen(capfd: pytest.CaptureFixture[str]):
    with pytest.raises(ValueError, match="invalid literal"):
        asked(int, "a private text")
    assert capfd.readouterr() == ("", "")
