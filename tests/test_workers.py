import operator
import os
import re
import signal

import pytest

from recoupe.workers import Limits, Lost, Unstarted, Workers

BACKTRACKING = "(a|aa)+$"


def test_items_come_back_in_their_order() -> None:
    with Workers(operator.mul, 3, processes=2) as workers:
        assert list(workers.run(iter(range(100)))) == [3 * n for n in range(100)]
        assert list(workers.run([])) == []


def test_an_endless_expression_costs_its_item_alone() -> None:
    texts = ["aaa", "a" * 60 + "b", "aaaa"]
    with Workers(re.findall, BACKTRACKING, limits=Limits(seconds=0.5)) as workers:
        assert list(workers.run(texts)) == [["a"], Lost("time"), ["a"]]


def test_too_much_memory_costs_its_item_alone() -> None:
    with Workers(operator.mul, b"x", limits=Limits(megabytes=200)) as workers:
        assert list(workers.run([3, 10**9, 2])) == [b"xxx", Lost("memory"), b"xx"]


def test_a_crash_of_the_interpreter_costs_its_item_alone() -> None:
    crash = "__import__('faulthandler')._sigsegv()"
    with Workers(operator.call, eval, processes=2) as workers:
        assert list(workers.run(["1 + 1", crash, "2 + 2"])) == [2, Lost("crash", str(-signal.SIGSEGV)), 4]


def test_an_error_is_told() -> None:
    with Workers(operator.truediv, 1) as workers:
        assert list(workers.run([0, 2])) == [Lost("error", "ZeroDivisionError: division by zero"), 0.5]


def test_an_answer_that_cannot_be_sent_is_told() -> None:
    with Workers(re.match, "a") as workers:
        found = list(workers.run(["b", "a"]))
    assert found[0] is None
    assert isinstance(found[1], Lost)
    assert "pickle" in found[1].what


def test_a_process_that_cannot_begin_is_an_error_and_no_endless_loop() -> None:
    with Workers(operator.mul, 3, begin=os._exit) as workers, pytest.raises(Unstarted):
        list(workers.run([1]))


def test_no_process_outlives_the_block() -> None:
    with Workers(operator.mul, 3, processes=2) as workers:
        running = workers.run(range(1000))
        assert next(running) == 0
        left = [w.process for w in (*workers._idle, *workers._busy.values())]
    assert left
    assert not any(p.is_alive() for p in left)
