import pytest

from recoupe.corpus.stamps import LINKING, READING, stamp
from recoupe.grounding import gazetteer


def test_what_is_read_hangs_on_the_gazetteer_and_the_language_of_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamp(READING, "en")
    assert before == stamp(READING, "en")
    assert len({before, stamp(READING, "fr"), stamp(LINKING, "en")}) == 3
    known = gazetteer.known_as()
    monkeypatch.setattr(gazetteer, "known_as", lambda: f"{known} and a place of somebody's own")
    assert stamp(READING, "en") != before
