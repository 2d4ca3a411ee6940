from recoupe.extraction.extract import extract
from recoupe.extraction.limited import extract_within
from recoupe.model import Rejected, Report
from recoupe.workers import Limits

SHORT = "The army said on Monday that ten soldiers were killed in Aleppo."


def report(id_: str, text: str) -> Report:
    return Report(id=id_, lang="en", text=text)


def test_what_stays_within_its_limits_is_what_extract_returns() -> None:
    reports = [report("a", SHORT), report("b", SHORT.replace("ten", "four"))]
    assert list(extract_within(reports, processes=2)) == [extract(r) for r in reports]


def test_a_text_that_takes_too_long_is_rejected_and_the_next_is_read() -> None:
    long = report("long", "\n\n".join(SHORT.replace("ten", str(n)) for n in range(4000)))
    lost, found = extract_within([long, report("b", SHORT)], limits=Limits(seconds=2))
    assert isinstance(lost, Rejected)
    assert lost.input == "long"
    assert "longer than 2 seconds" in lost.why
    assert found == extract(report("b", SHORT))
