from __future__ import annotations

from recoupe.languages import parse
from recoupe.languages.columns import columns, morphs_of, once, sentences, text_of, whole_of


def test_columns_are_what_the_tokens_say():
    for text, lang in (("Rebels KILLED at least 10 soldiers near İdlib.", "en"), ("L’Armée s'est retirée.", "fr")):
        doc = parse(text, lang)
        assert columns(doc).texts == [t.text for t in doc]
        assert columns(doc).lows == [t.lower_ for t in doc]
        assert columns(doc).lemmas == [t.lemma_.lower() for t in doc]
        assert columns(doc).pos == [t.pos_ for t in doc]
        assert morphs_of(doc) == [str(t.morph) or "_" for t in doc]
        assert whole_of(doc) == columns(doc).whole == doc.text


def test_they_are_made_once_a_text():
    doc, made = parse("The army fled.", "en"), []
    assert columns(doc) is columns(doc)
    for _ in range(3):
        assert once(doc, "test", lambda d: made.append(len(d)) or made) is made
    assert made == [4]
    assert columns(parse("The army fled.", "en")) is not columns(doc)


def test_sentences_are_those_of_the_parser_sliced_from_the_text():
    for text, lang in (("Rebels fled.\n\n- To Homs\n- To Hama", "en"), ("L’armée a fui. Dix morts.", "fr"), ("", "en")):
        doc = parse(text, lang)
        assert [(a, b) for a, b, _, _ in sentences(doc)] == [(s.start, s.end) for s in doc.sents]
        assert [columns(doc).whole[i:j] for _, _, i, j in sentences(doc)] == [s.text for s in doc.sents]


def test_text_of_tokens_is_that_of_their_span() -> None:
    doc = parse("The army's men,  it said, left  Idlib.", "en")
    for start in range(len(doc)):
        for end in range(start, len(doc) + 2):
            assert text_of(doc, start, end) == doc[start:end].text
