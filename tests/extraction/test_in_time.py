import re
import signal
import threading

import pytest

from recoupe import api
from recoupe.extraction.in_time import OutOfTime, within
from recoupe.model import Reading, Report
from recoupe.workers import Limits

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timers")
ENDLESS = ("(a+)+$", "a" * 60 + "b")


def test_an_endless_expression_is_broken_off_and_the_timer_is_gone() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(OutOfTime), within(0.05):
        re.match(*ENDLESS)
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
    assert signal.getsignal(signal.SIGPROF) == before


def test_another_thread_is_not_bounded() -> None:
    done = []

    def work() -> None:
        with within(1e-6):
            done.append(sum(range(1000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


def test_a_report_that_runs_away_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(report: Report, _theatre: object) -> Reading:
        if report.id == "bad":
            re.match(*ENDLESS)
        return Reading.model_validate(report.model_dump())

    monkeypatch.setattr(api, "extract_report", found)
    monkeypatch.setattr(api, "LIMITS", Limits(seconds=0.05))
    made = api.extract_all([Report(id=n, lang="en", text="Nothing.") for n in ("a", "bad", "c")], "none")
    assert [r.id for r in made.readings] == ["a", "c"]
    assert [(r.input, "longer than 0.05 seconds" in r.why) for r in made.rejected] == [("bad", True)]
