"""How a text is cut into the pieces that one speaker answers for."""

import pytest

from recoupe.extraction.attribution import find_frames
from recoupe.extraction.attribution.coreference import resolve
from recoupe.extraction.events import find_triggers
from recoupe.extraction.figures import find_figures
from recoupe.extraction.stretches import stretches
from recoupe.languages import parse


def _pieces(text, lang):
    doc = parse(text, lang)
    frames = resolve(doc, find_frames(doc, lang), lang)
    found = stretches(
        doc, frames, find_triggers(doc, lang), {f.head: f.figure.kind for f in find_figures(doc, lang)}, lang
    )
    speaker = [None if s.frame is None else doc[s.frame.name[0] : s.frame.name[1]].text for s in found]
    return list(zip(speaker, [doc[s.span[0] : s.span[1]].text.strip() for s in found], strict=True))


def test_a_semicolon_parts_what_two_tell():
    pieces = _pieces("Helicopters rocketed the school on Monday; a nurse said three pupils had died.", "en")
    assert pieces == [(None, "Helicopters rocketed the school on Monday"), ("nurse", "three pupils had died.")]


def test_a_clause_with_its_own_subject_is_a_piece_of_its_own():
    pieces = _pieces("The army seized the bridge on Monday, but the rebels shelled the depot.", "en")
    assert [p for _s, p in pieces] == ["The army seized the bridge on Monday", "the rebels shelled the depot."]


def test_a_shared_subject_keeps_the_piece_whole():
    pieces = _pieces("The army seized the bridge and killed nine rebels.", "en")
    assert len(pieces) == 1


def test_list_items_join_their_lead_in():
    text = "L'assaut se poursuit sur deux axes :\n\n- De Resafa vers Tabqa\n- Depuis Ithriya vers Raqqa\n\nFin."
    pieces = _pieces(text, "fr")
    assert len(pieces) == 1
    assert pieces[0][1].endswith("Depuis Ithriya vers Raqqa")


def test_sentences_of_one_quotation_are_one_piece():
    text = "“They stormed the gate. They burned the archive,” said a guard."
    assert len(_pieces(text, "en")) == 1


def test_two_counts_in_one_quotation_stay_two():
    text = "“They killed nine men. They took four women,” said a guard."
    assert [s for s, _p in _pieces(text, "en")] == ["guard", "guard"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The army said that shells hit the camp, and that", "en"),
        ("L'armée affirme que des obus ont touché le camp, et", "fr"),
    ],
)
def test_a_piece_neither_begins_nor_ends_with_a_conjunction(text, lang):
    for _speaker, piece in _pieces(text, lang):
        assert piece.split()[0] not in {"that", "que", "and", "et"}
        assert piece.split()[-1].strip(",") not in {"that", "que", "and", "et"}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("20 civilians were killed and 30 others were wounded in the blast.", "en"),
        ("Five women and a child were killed by the blast.", "en"),
        ("Vingt civils ont été tués et trente autres ont été blessés par l'explosion.", "fr"),
    ],
)
def test_the_dead_and_the_hurt_of_one_occurrence_are_one_piece(text, lang):
    assert len(_pieces(text, lang)) == 1


def test_two_tolls_of_the_dead_are_two_pieces():
    pieces = _pieces("Five soldiers were killed in the north and three rebels died in the south.", "en")
    assert len(pieces) == 2
