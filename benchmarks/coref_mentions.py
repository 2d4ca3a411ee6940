"""ECB+ as Recoupe's records: each event mention a claim, whose parties, places and days are the mentions beside it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from recoupe.grounding.dates import dates_in
from recoupe.languages.pipeline import pipeline
from recoupe.linking.link import all_views
from recoupe.linking.view import View
from recoupe.model import Claim, ClaimRef, Place, Reading, When
from recoupe.provenance import find_voices
from recoupe.provenance.names import skeleton, tokens
from recoupe.provenance.voices import Voices
from recoupe.weighing.ground import ground

Ids = tuple[int, ...]
LONG = 4
"""Letters above which a word of a report may tell what it is about."""
STEM = 5
"""Letters by which two words are taken for one family ("murder", "murdering"; "arrest", "arrested")."""


@dataclass
class Sentence:
    """A sentence of a document: its words, and the annotated mentions in it as {type: [positions of words]}."""

    words: list[str]
    beside: dict[str, list[Ids]] = field(default_factory=lambda: defaultdict(list))
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Mention:
    """An annotated event mention. `chain`: what it is coreferent with; `topic`: as its document is named."""

    doc: str
    sentence: int
    words: Ids
    chain: str

    @property
    def topic(self) -> str:
        """Return the topic, as the corpus numbers them."""
        return self.doc.split("_")[0]


@dataclass(frozen=True)
class Part:
    """A part of the corpus: its sentences by document and number, its event mentions."""

    sentences: Mapping[tuple[str, int], Sentence]
    mentions: list[Mention]


def load(folder: Path, part: str) -> Part:
    """Read a part ("Train", "Dev", "Test") of the corpus, with the lemmas and heads of sentences with mentions."""
    sentences: dict[tuple[str, int], Sentence] = {}
    for line in (folder / f"ECB_{part}_corpus.txt").read_text(encoding="utf8").splitlines():
        fields = line.split("\t")
        if len(fields) > 3:
            sentences.setdefault((fields[0], int(fields[1])), Sentence([])).words.append(fields[3])
    for m in _mentions(folder / f"ECB_{part}_Entity_gold_mentions.json"):
        sentences[m["doc_id"], m["sent_id"]].beside[m["mention_type"][:3]].append(tuple(m["tokens_number"]))
    events = _mentions(folder / f"ECB_{part}_Event_gold_mentions.json")
    found = [Mention(m["doc_id"], m["sent_id"], tuple(m["tokens_number"]), m["coref_chain"]) for m in events]
    parse([sentences[key] for key in sorted({(m.doc, m.sentence) for m in found})])
    return Part(sentences, found)


def lemma(part: Part, mention: Mention) -> str:
    """Return the lemma of a mention's head: the word of it that hangs on none of the others."""
    sentence = part.sentences[mention.doc, mention.sentence]
    inside = set(mention.words)
    top = next(
        (i for i in mention.words if sentence.heads[i] not in inside or sentence.heads[i] == i), mention.words[0]
    )
    return sentence.lemmas[top]


def readings(part: Part) -> tuple[list[Reading], dict[ClaimRef, Mention]]:
    """Return the documents with a claim for each event mention, and whose claim is whose mention.

    Who acts is the person or group mentioned last before the event in its sentence, whom it befalls the one first
    behind it; where and when are all places and times of the sentence, a day only where the words alone tell it (the
    corpus does not say when its documents appeared).
    """
    texts: dict[str, list[tuple[int, Sentence]]] = defaultdict(list)
    for (doc, number), sentence in sorted(part.sentences.items()):
        texts[doc].append((number, sentence))
    claims: dict[str, list[Claim]] = defaultdict(list)
    owner: dict[ClaimRef, Mention] = {}
    text, start = {}, {}
    for doc, listed in texts.items():
        at = 0
        for number, sentence in listed:
            start[doc, number] = at
            at += len(" ".join(sentence.words)) + 1
        text[doc] = "\n".join(" ".join(s.words) for _n, s in listed)
    for n, mention in enumerate(part.mentions):
        claim = _claim(
            str(n), part.sentences[mention.doc, mention.sentence], mention, start[mention.doc, mention.sentence]
        )
        claims[mention.doc].append(claim)
        owner[ClaimRef(report=mention.doc, claim=claim.id)] = mention
    made = [Reading(id=d, outlet=d, lang="en", text=text[d], claims=tuple(claims[d])) for d in sorted(claims)]
    return [ground(r, None) for r in made], owner


def generic(part: Part) -> tuple[list[View], Voices, dict[ClaimRef, Mention]]:
    """Return the mentions as views for events of any kind: the word of the event stands where kinds of sites stand.

    That is the adapter. Recoupe's own columns know sixteen types of events and the sites of a war, and nothing that
    tells a wedding from a recall; so `sites` gets the lemma of the event and its first letters, `wording` the lemmas
    of its sentence, `rare` the names annotated beside it, and `around` the lemmas of its report. Every other column is
    as for any claim.
    """
    given, owner = readings(part)
    voices = find_voices(given, None)
    views = []
    about: dict[str, set[str]] = defaultdict(set)
    for (doc, _number), sentence in part.sentences.items():
        about[doc].update(w for w in sentence.lemmas if len(w) > LONG)
    for view in all_views(given, voices, None):
        mention = owner[view.ref]
        word = lemma(part, mention)
        sentence = part.sentences[mention.doc, mention.sentence]
        told = frozenset(w for w in sentence.lemmas if len(w) >= LONG)
        named = frozenset(
            skeleton(t)
            for kind in ("HUM", "LOC", "NON")
            for ids in sentence.beside[kind]
            for i in ids
            if sentence.words[i][:1].isupper()
            for t in tokens(sentence.words[i])
        )
        near = replace(view.around, names=view.around.names | about[mention.doc])
        kinds = frozenset({word, f"{word[:STEM]}-"})
        views.append(replace(view, sites=kinds, wording=told, rare=named, around=near))
    return views, voices, owner


def _claim(id_: str, sentence: Sentence, mention: Mention, start: int) -> Claim:
    people = sorted(sentence.beside["HUM"])
    before = [ids for ids in people if ids[-1] < mention.words[0]]
    behind = [ids for ids in people if ids[0] > mention.words[-1]]
    begin = start + len(" ".join(sentence.words[: mention.words[0]])) + bool(mention.words[0])
    quote = _said(sentence, mention.words)
    return Claim(
        id=id_,
        quote=" ".join(sentence.words),
        start=begin,
        end=begin + len(quote),
        by=_said(sentence, before[-1]) if before else None,
        against=_said(sentence, behind[0]) if behind else None,
        places=tuple(Place(text=_name(sentence, ids)) for ids in sentence.beside["LOC"] if _name(sentence, ids)),
        when=_days(_said(sentence, ids) for ids in sentence.beside["TIM"]),
    )


def _days(texts: Iterable[str]) -> When | None:
    found = [m.when for text in texts for m in dates_in(text, "en", None) if m.when]
    return found[0] if found else None


def _said(sentence: Sentence, ids: Ids) -> str:
    return " ".join(sentence.words[i] for i in ids)


def _name(sentence: Sentence, ids: Ids) -> str:
    """Return the capitalised words of a place's mention: "in Bountiful , B.C." without its preposition."""
    words = [sentence.words[i] for i in ids]
    first = next((n for n, w in enumerate(words) if w[:1].isupper()), len(words))
    return " ".join(words[first:]).split(" , ")[0]


def parse(sentences: list[Sentence]) -> None:
    """Give sentences the lemmas and heads of their words."""
    nlp = pipeline("en")
    for sentence in sentences:
        doc = Doc(nlp.vocab, words=sentence.words)
        for _component, step in nlp.pipeline:
            doc = step(doc)
        sentence.lemmas = [t.lemma_.lower() for t in doc]
        sentence.heads = [t.head.i for t in doc]


def _mentions(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf8"))
    return found
