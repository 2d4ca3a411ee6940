"""Subjects: the phrase that speaks, before or after its verb, and through whom it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.speakers import can_speak, pronoun
from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_CLITICS = {
    "en": {"n't", "not", "to"},
    "fr": {"se", "s'", "en", "y", "l'", "le", "la", "les", "lui", "leur", "ne", "n'", "me", "m'", "nous", "t"},
}
_COMPLEMENTISERS = {"en": {"that", "how", "whether"}, "fr": {"que", "qu'", "comment", "combien"}}
_OPENING = {"«", "“", '"', ":"}
_CLOSING = {"»", "”", '"', ","}
_JOINS = {"en": {"and", "but", "then", "yet", "or"}, "fr": {"et", "mais", "puis", "ou"}}
_LINKS = {
    "en": {"of", "for", "'s", "-", "and", "in", "from", "the", "&", "at", "to"},
    "fr": {"de", "du", "des", "d'", "la", "le", "les", "l'", "-", "et", "pour", "en", "à", "au", "aux"},
}


def subject_of(doc: Doc, i: int, sentence: Tokens, lang: str, last: int) -> tuple[Tokens | None, bool, int] | None:
    """Return (speaker, inverted, first token of the verb group) of a reporting verb.

    Speaker None: the verb has no subject of its own and takes over the one before ("and added"). None altogether:
    the verb reports nothing here (a passive without an agent, an infinitive of purpose). `last` is the last token
    of the cue ("fait savoir").
    """
    verb = doc[i]
    group = _group(doc, i, sentence, lang)
    if _idle(doc, i, group, sentence, lang):
        return None
    if _passive(doc, i, group, lang):
        agent = _agent(doc, i, sentence, lang)
        if agent and can_speak(doc, agent, lang):
            return agent, True, group
        if _auxiliary_passive(doc, i, group):
            return None
    before = doc[group - 1] if group > sentence[0] else None
    clitic = next(
        (k for k in range(group, last + 2) if k < sentence[1] and doc[k].text[:1] == "-" and pronoun(doc[k], lang)),
        None,
    )
    if clitic is not None:
        return (clitic, clitic + 1), True, group
    if _inverts(verb, before, group, sentence) and not _closes_parenthesis(doc, verb, group, sentence):
        right = _after_adjuncts(doc, last + 1, sentence, lang)
        if right and can_speak(doc, right, lang):
            return right, True, group
    if before is not None and before.lower_ in _JOINS[lang]:
        return None, False, group
    left = left_of(doc, group, sentence, lang, verb)
    if left:
        return left, False, group
    right = _right_by_parse(doc, verb, sentence, lang)
    if right:
        return right, True, group
    if before is not None and before.lower_ in {"to", "de", "d'", "pour", "à"} and has_feature(verb, "VerbForm", "Inf"):
        return None
    return None, False, group


def _idle(doc: Doc, i: int, group: int, sentence: Tokens, lang: str) -> bool:
    """True for a verb that reports nothing: part of a compound ("rebel-held"), refused ("would not say"), or in a
    comparison ("two more than it had reported").
    """
    if i > sentence[0] and doc[i - 1].text == "-":
        return True
    saying = doc[i].lemma_.lower() in {"say", "comment", "specify", "tell", "dire", "préciser", "commenter"}
    if saying and any(doc[k].lower_ in words(lang, "attribution", "negators") for k in range(max(group, i - 4), i)):
        return True
    return any(doc[k].lower_ == "than" for k in range(max(sentence[0], group - 3), group))


def _group(doc: Doc, i: int, sentence: Tokens, lang: str) -> int:
    start = i
    while start > sentence[0]:
        token = doc[start - 1]
        if (
            token.pos_ == "AUX"
            or token.lower_ in _CLITICS[lang]
            or (token.pos_ == "ADV" and token.is_alpha)
            or token.text[:2] in {"-t", "-i", "-e"}
        ):
            start -= 1
        else:
            break
    return start


def _passive(doc: Doc, i: int, group: int, lang: str) -> bool:
    """True for "was reported", "a été annoncé", and a bare participle after its noun ("claimed by")."""
    del lang
    return _auxiliary_passive(doc, i, group) or (i + 1 < len(doc) and doc[i + 1].lower_ in {"by", "par"})


def _auxiliary_passive(doc: Doc, i: int, group: int) -> bool:
    if any(child.dep_ in {"auxpass", "aux:pass"} for child in doc[i].children):
        return True
    return any(doc[k].lemma_ in {"be", "get"} for k in range(group, i)) and doc[i].tag_ == "VBN"


def _agent(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    for k in range(i + 1, min(i + 4, sentence[1])):
        if doc[k].lower_ in {"by", "par"}:
            return phrase_right(doc, k + 1, sentence, lang)
    return None


def _inverts(verb: Token, before: Token | None, group: int, sentence: Tokens) -> bool:
    if before is None:
        return group == sentence[0] and verb.text[:1].islower()
    return before.text in _CLOSING or before.text in {"–", "—", "…", "?", "!"} or before.lower_ in {"comme", "as"}


def _closes_parenthesis(doc: Doc, verb: Token, group: int, sentence: Tokens) -> bool:
    """The comma before the verb closes an apposition of a subject on the left: "The monitor, based in X, said"."""
    if group == sentence[0] or doc[group - 1].text != ",":
        return False
    for child in verb.children:
        if child.dep_ == "nsubj" and sentence[0] <= child.i < group:
            reach = max(t.i for t in child.subtree)
            return any(doc[i].text == "," for i in range(child.i, group - 1)) and reach >= group - 2
    return False


def left_of(doc: Doc, group: int, sentence: Tokens, lang: str, verb: Token | None = None) -> Tokens | None:
    """Return the phrase that is the subject of the verb group starting at `group`, on its left.

    The parse is believed where its subject reaches the verb; where it does not (lost commas, datelines), the
    phrase right before the verb is, if that can speak.
    """
    parsed = _left_by_parse(doc, verb if verb is not None else doc[group], group, sentence, lang)
    beside = _left_by_adjacency(doc, group, sentence, lang)
    if parsed and beside and not (parsed[0] <= beside[1] - 1 < parsed[1]) and can_speak(doc, beside, lang):
        dashed = any(doc[i].text in {"-", "–", "—"} and doc[i].whitespace_ for i in range(parsed[0], beside[0]))
        if dashed or not can_speak(doc, parsed, lang):
            return beside
    return parsed or beside


def _after_adjuncts(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """The inverted subject, past days and adverbials: "a affirmé samedi par téléphone depuis Londres son directeur"."""
    time_words = words(lang, "attribution", "time_words")
    start = i
    while start < sentence[1] and (doc[start].lower_ in time_words or doc[start].ent_type_ in {"DATE", "TIME"}):
        start += 1
    if start < sentence[1] and doc[start].pos_ == "ADP":
        people = words(lang, "speakers", "people") | words(lang, "speakers", "organisations")
        for k in range(start + 1, min(start + 14, sentence[1])):
            if doc[k].text in {".", ";", "»"}:
                return None
            if is_one_of(doc[k], people) and doc[k - 1].lower_ in words(lang, "speakers", "determiners"):
                if doc[k - 2].pos_ == "ADP":
                    continue
                return phrase_right(doc, k - 1, sentence, lang)
    return phrase_right(doc, start, sentence, lang)


def shared_subject(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the subject of the verb that this one is coordinated with ("donne raison à Damas et évoque")."""
    head = doc[i].head
    if doc[i].dep_ != "conj" or head.i >= i or head.i < sentence[0]:
        return None
    return left_of(doc, _group(doc, head.i, sentence, lang), sentence, lang, head)


def is_relative(doc: Doc, i: int, group: int, sentence: Tokens, lang: str) -> bool:
    """True for a verb whose subject is a relative pronoun right before it: ", qui annonçait", "who said"."""
    del i
    return group > sentence[0] and doc[group - 1].lower_ in words(lang, "speakers", "relatives")


def behind_paper(doc: Doc, speaker: Tokens, lang: str) -> Tokens:
    """Return who issued it where the phrase is a paper: "un communiqué du Centre conjoint", "a statement by X"."""
    start = speaker[0]
    while start < speaker[1] - 1 and doc[start].lower_ in words(lang, "speakers", "determiners"):
        start += 1
    if not is_one_of(doc[start], words(lang, "attribution", "nominal")):
        return speaker
    for i in range(start + 1, speaker[1] - 1):
        if doc[i].lower_ in {"de", "du", "des", "d'", "of", "by", "from"}:
            rest = (i + 1, speaker[1])
            return rest if can_speak(doc, rest, lang) else speaker
    return speaker


def _left_by_parse(doc: Doc, verb: Token, group: int, sentence: Tokens, lang: str) -> Tokens | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass", "nsubj:caus"} and sentence[0] <= child.i < group:
            if child.lower_ in words(lang, "speakers", "relatives"):
                return _antecedent(doc, child, sentence, lang)
            return _expand(doc, child, sentence[0], group, lang)
    return None


def _antecedent(doc: Doc, relative: Token, sentence: Tokens, lang: str) -> Tokens | None:
    end = relative.i
    while end > sentence[0] and doc[end - 1].is_punct:
        end -= 1
    return _noun_phrase_ending(doc, end, sentence, lang)


def _left_by_adjacency(doc: Doc, group: int, sentence: Tokens, lang: str) -> Tokens | None:
    """The phrase that ends right before the verb group; a parenthesis between commas may stand between."""
    end = group
    if end - 1 < sentence[0]:
        return None
    if doc[end - 1].lower_ in words(lang, "speakers", "relatives"):
        return _antecedent(doc, doc[end - 1], sentence, lang)
    if doc[end - 1].text in {",", ")"}:
        opening = _parenthesis(doc, end - 1, sentence)
        if opening is None:
            return None
        end = opening
    return _noun_phrase_ending(doc, end, sentence, lang)


def _parenthesis(doc: Doc, closing: int, sentence: Tokens) -> int | None:
    mark = "(" if doc[closing].text == ")" else ","
    for i in range(closing - 1, max(sentence[0], closing - 25), -1):
        if doc[i].text == mark:
            return i
    return None


def _noun_phrase_ending(doc: Doc, end: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Grow a noun phrase leftwards from `end`, up to a determiner, a comma or a verb."""
    start = end
    determiners = words(lang, "speakers", "determiners")
    while start > sentence[0]:
        token = doc[start - 1]
        if token.ent_type_ in {"DATE", "TIME"} or (token.is_punct and (token.text != "-" or token.whitespace_)):
            break
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "X"} or token.lower_ in _LINKS[lang] or token.pos_ == "PRON":
            start -= 1
            if token.pos_ == "PRON":
                break
            continue
        if token.lower_ in determiners:
            start -= 1
            if lang == "en" or start == sentence[0] or doc[start - 1].lower_ not in _LINKS[lang]:
                break
            continue
        break
    while (
        start < end and doc[start].lower_ in _LINKS[lang] and doc[start].lower_ not in {"the", "la", "le", "les", "l'"}
    ):
        start += 1
    if start - 2 > sentence[0] and doc[start - 1].lower_ in {"par", "by"} and _relays(doc[start - 2], lang):
        outer = _noun_phrase_ending(doc, start - 2, sentence, lang)
        return (outer[0], end) if outer else None
    return (start, end) if start < end else None


def _relays(token: Token, lang: str) -> bool:
    return any(token.lower_ == p.split()[0] for p in words(lang, "attribution", "relays", "passive"))


def _expand(doc: Doc, head: Token, low: int, high: int, lang: str) -> Tokens:
    """Return the contiguous subtree of a head noun between two bounds, clauses cut off by the naming rules."""
    if pronoun(head, lang):
        return head.i, head.i + 1
    left = max(low, min((t.i for t in head.subtree), default=head.i))
    right = min(high, max((t.i for t in head.subtree), default=head.i) + 1)
    for i in range(head.i - 1, left - 1, -1):
        if doc[i].text in {"-", "–", "—"} and doc[i].whitespace_ and doc[i - 1].whitespace_:
            left = i + 1
            break
    while left < head.i and (doc[left].is_punct or doc[left].is_space):
        left += 1
    if lang == "en":  # in text that lost its commas a subject swallows the clause before it
        for i in range(head.i - 1, left - 1, -1):
            if (
                doc[i].lower_ in {"the", "a", "an"}
                or doc[i].ent_type_ in {"DATE", "TIME"}
                or doc[i].pos_ in {"VERB", "AUX"}
            ):
                named = i > left and doc[i].lower_ == "the" and doc[i - 1].ent_type_ == "PERSON"
                if named:  # "Ercan Topaca the Governor of Hatay"
                    return next(k for k in range(i - 1, -2, -1) if k < left or doc[k].ent_type_ != "PERSON") + 1, i
                left = i if doc[i].lower_ in {"the", "a", "an"} else i + 1
                break
    if right + 1 < high and doc[right].text == "," and doc[right + 1].text[:1].isupper() and doc[high - 1].text == ",":
        right = high - 1  # ", its director, Name, said"
    return left, right


def _right_by_parse(doc: Doc, verb: Token, sentence: Tokens, lang: str) -> Tokens | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass"} and verb.i < child.i < sentence[1] and child.i - verb.i <= 12:
            return phrase_right(doc, min(t.i for t in child.subtree if t.i > verb.i), sentence, lang)
    return None


def phrase_right(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the noun phrase that begins at token `i` (adverbs skipped), with appositions between commas.

    It ends before a verb, a clause, a closing quotation mark or a second comma that opens no apposition.
    """
    start = i
    while start < sentence[1] and (
        (doc[start].pos_ == "ADV" and doc[start].dep_ == "advmod" and doc[start].text.islower())
        or doc[start].text in {"-", "-t", "«"}
    ):
        start += 1
    if start >= sentence[1] or doc[start].text in _COMPLEMENTISERS[lang] or doc[start].text in _OPENING:
        return None
    if pronoun(doc[start], lang) or doc[start].lower_.lstrip("-t").lstrip("-") in {"il", "elle", "ils", "elles"}:
        return start, start + 1
    end = start
    while end < sentence[1]:
        token = doc[end]
        if token.text in {";", ":", ".", "»", "”", "!", "?", "…", '"', "\n\n"} or (
            token.is_space and "\n" in token.text
        ):
            break
        if token.text == "," and not _apposition(doc, end, sentence, lang):
            break
        if token.pos_ in {"VERB", "AUX"} and end > start and not _inside_phrase(doc, end, start):
            break
        if token.lower_ in words(lang, "speakers", "relatives") and end > start:
            break
        if end > start and (_begins_another(doc, end, lang) or _begins_adjunct(doc, end, sentence, lang)):
            break
        if token.ent_type_ in {"DATE", "TIME"} and end > start:
            break
        end += 1
    return (start, end) if end > start else None


def _begins_another(doc: Doc, i: int, lang: str) -> bool:
    """A number or an article right after a noun begins the next phrase ("according to monitors hundreds of")."""
    token, before = doc[i], doc[i - 1]
    if before.pos_ not in {"NOUN", "PROPN"} or before.lower_ in words(lang, "speakers", "determiners"):
        return False
    return (
        token.pos_ in {"DET", "NUM"}
        or token.like_num
        or token.lower_ in {"hundreds", "dozens", "thousands", "millions", "scores"}
    )


def _begins_adjunct(doc: Doc, i: int, sentence: Tokens, lang: str) -> bool:
    """True for "in a statement", "dans un communiqué", "on Twitter": they belong to the saying, not to the speaker."""
    if doc[i].lower_ in {"sur", "lors", "on", "during", "after", "après", "auprès", "devant"}:
        return True
    article = {"a", "an", "un", "une"}
    return doc[i].lower_ in {"in", "dans"} and i + 1 < sentence[1] and doc[i + 1].lower_ in article and bool(lang)


def nearest_speaker(doc: Doc, group: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the nearest subject on the left that can speak, past a relative clause that lost its commas."""
    for i in range(group - 1, sentence[0] - 1, -1):
        if doc[i].dep_ in {"nsubj", "nsubj:pass"} and doc[i].pos_ in {"NOUN", "PROPN"}:
            phrase = _expand(doc, doc[i], sentence[0], i + 1, lang)
            if can_speak(doc, phrase, lang):
                tail = i + 1
                while tail < group and doc[tail].ent_type_ == "ORG" and doc[i].ent_type_ == "ORG":
                    tail += 1
                return phrase[0], tail
    return None


def _inside_phrase(doc: Doc, i: int, start: int) -> bool:
    """A participle before its noun, or a capitalised word inside a name ("Raqqa Is Being Slaughtered Silently")."""
    token = doc[i]
    if token.dep_ in {"amod", "compound"} and token.head.i >= start:
        return True
    return token.text[:1].isupper() and doc[i - 1].text[:1].isupper() and not token.is_sent_start


def _apposition(doc: Doc, comma: int, sentence: Tokens, lang: str) -> bool:
    """A comma continues a speaker's phrase if a name, a role noun or a participle phrase follows it."""
    i = comma + 1
    while i < sentence[1] and doc[i].lower_ in words(lang, "speakers", "determiners"):
        i += 1
    if i >= sentence[1]:
        return False
    token = doc[i]
    if is_one_of(token, words(lang, "speakers", "people") | words(lang, "speakers", "titles")):
        return True
    named = token.text[:1].isupper() and token.ent_type_ not in {"DATE", "TIME"}
    return named and not any(t.pos_ in {"VERB", "AUX"} for t in doc[i : min(i + 4, sentence[1])])


def owner_of(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the owner of a noun of saying: "Amaq's assertion", "the Observatory's count", "le décompte de l'OSDH"."""
    if lang == "en":
        for k in range(i - 1, max(sentence[0], i - 4) - 1, -1):
            if doc[k].tag_ == "POS":
                return _noun_phrase_ending(doc, k, sentence, lang)
        return None
    if i + 1 < sentence[1] and doc[i + 1].lower_ in {"de", "du", "des", "d'"}:
        return phrase_right(doc, i + 2, sentence, lang)
    return None


def has_content(doc: Doc, i: int, sentence: Tokens, lang: str, quotes: list[Tokens]) -> bool:
    """Tell whether something said follows or precedes a verb: a clause, a quotation, a count."""
    window = range(i + 1, min(i + 13, sentence[1]))
    if any(doc[k].lower_ in _COMPLEMENTISERS[lang] for k in window if k <= i + 4):
        return True
    if any(child.dep_ in {"ccomp", "xcomp", "parataxis"} for child in doc[i].children):
        return True
    if any(q[0] <= k < q[1] for q in quotes for k in (*window, i - 2)):
        return True
    return any(doc[k].like_num or doc[k].pos_ == "NUM" for k in window)


def told_outlet(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the outlet that a speaker told: "told Interfax that", "a dit à l'AFP", "sur la chaîne X"."""
    names = {"told": ("",), "tell": ("",)} if lang == "en" else {}
    verb = doc[i]
    k = i + 1
    if verb.lemma_.lower() not in names:
        while k < min(i + 6, sentence[1]) and doc[k].lower_ not in {"à", "au", "to", "auprès"}:
            k += 1
        if k >= min(i + 6, sentence[1]):
            return None
        k += 2 if k + 1 < sentence[1] and doc[k + 1].lower_ in {"de", "du"} else 1
    start = k
    while k < sentence[1] and (
        doc[k].lower_ in {"the", "l'", "la", "le", "agence", "agency", "chaîne"} or doc[k].is_punct
    ):
        k += 1
    end = k
    while end < sentence[1] and (doc[end].pos_ == "PROPN" or doc[end].text == "-" or doc[end].text.isupper()):
        end += 1
    if end == k or doc[k].ent_type_ in {"PERSON", "DATE", "TIME"}:
        return None
    return start, end
