"""Names: the shortest full name in a speaker's phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar, speaking
from recoupe.extraction.attribution.speakers import bare, core
from recoupe.languages.columns import columns
from recoupe.languages.forms import phrase_at, phrases, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens


def _parts(doc: Doc, span: Tokens, lang: str) -> list[Tokens]:
    """Split a phrase at its commas; what stands in brackets (an acronym) is left out, a dateline cut off."""
    out: list[Tokens] = []
    begin = span[0]
    depth = 0
    for i in range(*span):
        if depth or doc[i].text == "(":
            depth += {"(": 1, ")": -1}.get(doc[i].text, 0)
            if doc[i].text == "(" and i > begin:
                out.append((begin, i))
            begin = i + 1
        elif lang == "en" and i > begin and doc[i].lower_ in grammar(lang, "articles") and _is_name(doc[i - 1]):
            out.append((begin, i))  # a lost comma: "Ercan Topaca the Governor of Hatay"
            begin = i
        elif doc[i].text in {",", "–", "—"} or (
            doc[i].text == "-" and i > span[0] and doc[i].whitespace_ and doc[i - 1].whitespace_
        ):
            if doc[i].text != ",":
                out = []
                begin = i + 1
                continue
            if i > begin:
                out.append((begin, i))
            begin = i + 1
    if begin < span[1]:
        out.append((begin, span[1]))
    return out


def _is_name(token: Token) -> bool:
    return (token.text[:1].isupper() and not token.is_sent_start) or (
        token.pos_ == "PROPN" and token.text[:1].isupper()
    )


def _opens_name(doc: Doc, i: int, lang: str) -> bool:
    """Whether a common word at the head of a sentence belongs to the name behind it: "Siege Watch affirme"."""
    token = doc[i]
    if not token.is_sent_start or not token.is_alpha or not token.text[:1].isupper() or i + 1 >= len(doc):
        return False
    common = speaking(lang, "people", "organisations", "titles", "introducers", "determiners")
    open_class = token.pos_ in {"NOUN", "ADJ", "X"}
    return open_class and token.lower_ not in common and doc[i + 1].pos_ == "PROPN" and doc[i + 1].text[:1].isupper()


def _inner(token: Token, lang: str) -> bool:
    """Whether a token is a preposition with a capital inside a sentence: a word within a name of title case."""
    return token.text[:1].isupper() and not token.is_sent_start and token.lower_ in speaking(lang, "within_names")


def _name_run(doc: Doc, span: Tokens, lang: str) -> Tokens | None:
    """Return the last run of name tokens in a part's core, titles taken off; None if it does not end the core."""
    begin, end = bare(doc, core(doc, bare(doc, span, lang), lang), lang)
    introducers = speaking(lang, "introducers")
    titles = speaking(lang, "titles")
    particles = speaking(lang, "particles")
    stop = end
    while stop - 1 > begin and doc[stop - 1].lower_ in introducers and doc[stop - 1].text.islower():
        stop -= 1
    i = stop
    while i > begin and (
        _is_name(doc[i - 1])
        or (i < stop and _opens_name(doc, i - 1, lang))
        or (doc[i - 1].lower_ in particles and i < stop and i - 1 > begin and _is_name(doc[i - 2]))
        or (doc[i - 1].lower_ in speaking(lang, "joined_particles") and i < stop)
    ):
        if doc[i - 1].text == "'s":
            break
        i -= 1
    if begin < i < stop and _inner(doc[i], lang):
        i -= 1  # "Reporters Without Borders": no name begins with a small word, though that has a capital
    bodies = speaking(lang, "organisations")
    while i < stop - 1 and doc[i].lower_ in titles and doc[i + 1].lower_ not in bodies:
        i += 1  # but in "General Staff" and "General Command" the title is none
    while i < stop and doc[i].text == "-":
        i += 1
    return (i, stop) if i < stop else None


def name_of(doc: Doc, span: Tokens, lang: str) -> Tokens:
    """Return the shortest full name of a speaker's phrase (GUIDE: `Talal Barazi`, `state TV`, `Amaq`).

    A proper name wins, wherever the phrase has it: "the governor of Homs, Talal Barazi", "the Amaq agency". With
    none, the phrase itself without determiner and what follows a relative pronoun.
    """
    parts = _parts(doc, span, lang)
    if not parts:
        return bare(doc, span, lang)
    first = bare(doc, parts[0], lang)
    if doc[first[0]].lower_ in speaking(lang, "introducers") and _has_acronym(doc, parts[0][1], span[1]):
        return first[0] + 1, first[1]  # "Le collectif Raqqa est massacrée en silence (RBSS)"
    run = _name_run(doc, parts[0], lang)
    if run and all(doc[i].lower_ in speaking(lang, "introducers") for i in range(*run)):
        run = None  # "State TV": common nouns with a capital are no name of their own
    if run and run[1] < first[1] and _has_acronym(doc, parts[0][1], span[1]):
        return run[0], first[1]  # "Unités de protection du peuple (YPG)"
    if run and _whole_name(doc, run, first, lang):
        return _with_complement(doc, run, first, lang)
    for part in parts[1:]:
        other = _name_run(doc, part, lang)
        trimmed = bare(doc, part, lang)
        if other and other[0] <= trimmed[0] + 3 and _introduced(doc, part, other, lang):
            return other
    return _untimed(doc, _short(doc, first, lang), lang)


def alias_of(doc: Doc, span: Tokens, lang: str) -> Tokens | None:
    """Return the name that stands behind a nameless speaker: "a commander who goes by the name of Fox"."""
    aliases, lows = phrases(lang, "attribution", "aliases"), columns(doc).lows
    end = next((i for i in range(*span) if lows[i] in aliases and phrase_at(doc, i, aliases)), span[1])
    length = phrase_at(doc, end, aliases) if end < len(doc) else 0
    stop = start = end + length
    while length and stop < len(doc) and _is_name(doc[stop]):
        stop += 1
    return (start, stop) if stop > start else None


def _has_acronym(doc: Doc, end: int, limit: int) -> bool:
    return end + 1 < limit and doc[end].text in {"(", "["} and doc[end + 1].text.isupper()


def _introduced(doc: Doc, part: Tokens, run: Tokens, lang: str) -> bool:
    """A later part is a name if only titles stand before it: ", Zinar Darbasiyah," but not ", chef de Badr,"."""
    begin, _ = bare(doc, part, lang)
    titles = speaking(lang, "titles")
    return all(doc[i].lower_ in titles for i in range(begin, run[0]))


def _whole_name(doc: Doc, run: Tokens, first: Tokens, lang: str) -> bool:
    """A run in the first part is the speaker's name unless a common noun after it is the head."""
    end = bare(doc, core(doc, first, lang), lang)[1]
    introducers = speaking(lang, "introducers")
    return all(doc[i].lower_ in introducers for i in range(run[1], end))


def _with_complement(doc: Doc, run: Tokens, first: Tokens, lang: str) -> Tokens:
    """Keep "for Human Rights", "des droits de l'homme" after an organisation's name."""
    if run[1] == core(doc, first, lang)[1] < first[1]:
        body = speaking(lang, "organisations", "people")
        if doc[run[1] - 1].lower_ in body or any(doc[i].lower_ in body for i in range(*run)):
            return run[0], _short(doc, first, lang)[1]
        if doc[run[0]].ent_type_ in {"ORG"} and doc[run[1]].ent_type_ == "ORG":
            end = run[1]
            while end < first[1] and doc[end].ent_type_ == "ORG":
                end += 1
            return run[0], end
    return run


def _untimed(doc: Doc, span: Tokens, lang: str) -> Tokens:
    """Cut what stands between a speaker and the verb and names nobody: "officials late on Friday", "the two each"."""
    times = words(lang, "attribution", "time_words")
    begin, end = span
    while end - 1 > begin and (doc[end - 1].lower_ in times or doc[end - 1].lower_ in speaking(lang, "floating")):
        end -= 1
    return begin, end


def _short(doc: Doc, span: Tokens, lang: str) -> Tokens:
    """Cut a phrase at its relative clause, participle or second preposition."""
    relatives = speaking(lang, "relatives")
    seen = 0
    for i in range(span[0] + 1, span[1]):
        token = doc[i]
        if token.lower_ in relatives or token.text in {",", ":", ";", "(", '"', "«", "“"}:
            return bare(doc, (span[0], i), lang)
        if token.pos_ == "VERB" and token.dep_ in {"acl", "relcl", "acl:relcl", "advcl"} and token.head.i < i:
            return bare(doc, (span[0], i), lang)
        if token.lower_ in speaking(lang, "prepositions"):
            seen += 1
            if seen > 3:
                return bare(doc, (span[0], i), lang)
    return span
