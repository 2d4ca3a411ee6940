"""Own side: what a speaker who is a party says of itself ("its men", "they", "says it has", "dit avoir")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extraction.parties import Mention, mentions
from recoupe.extraction.roles import Role
from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Doc

    from recoupe.extraction.attribution import Frame

Tokens = tuple[int, int]

_PHRASE = 12
"""Tokens around a speaker's name in which its post is told ("spokesman for the Syrian Democratic Forces")."""

OF_SPEAKER = ", of the speaker"
"""What a rule's name ends with where a pronoun was resolved."""

_GROUND = frozenset({"territory taken", "territory retaken"})
_FOUGHT = frozenset({"armed clash", "other", "troop movement", "ceasefire/evacuation"})


def party_of(
    doc: Doc, frame: Frame | None, lang: str, places: Mapping[int, str], actor: Callable[[str], bool]
) -> Mention | None:
    """Return the party that a speaker is or speaks for, None for one who is of no side as far as the words tell."""
    if frame is None or frame.name is None:
        return None
    name = _on_one_line(doc, frame.name)
    found = mentions(doc, name, lang, places, actor)
    own = [m for m in found if _known(m, doc, actor) or (m.sort == "country" and (m.start, m.end) == name)]
    stands = [m for m in found if m.sort in {"country", "name"}] or _demonym(name, places)
    if not own and stands and any(is_one_of(doc[i], words(lang, "participants", "bodies")) for i in range(*name)):
        return stands[0]
    if own:
        whole = own[0].end == name[1] if lang == "en" else own[0].start == name[0]
        return replace(own[0], start=name[0], end=name[1]) if whole else own[0]
    for span in (frame.speaker, (frame.name[0], _end_of_phrase(doc, frame.name, frame.cue))):
        if span is None:
            continue
        inside = [
            m
            for m in mentions(doc, span, lang, places, actor)
            if m.sort in {"forces", "name"} and _known(m, doc, actor)
        ]
        if inside:
            return inside[0]
    return None


def _demonym(name: Tokens, places: Mapping[int, str]) -> list[Mention]:
    """The adjective of a country in a body's name: "ministère russe de la Défense"."""
    return [Mention(i, i, i + 1, "name") for i in range(*name) if places.get(i) in {"demonym", "country"}][:1]


def _known(m: Mention, doc: Doc, actor: Callable[[str], bool]) -> bool:
    return m.sort == "forces" or (m.sort == "name" and actor(doc[m.start : m.end].text))


def _end_of_phrase(doc: Doc, name: Tokens, cue: Tokens) -> int:
    end = min(name[1] + _PHRASE, len(doc))
    if name[1] <= cue[0] < end:
        end = cue[0]
    for i in range(name[1], end):
        if doc[i].is_sent_start:
            return i
    return end


def stands_for(role: Role, party: Mention | None) -> Role | None:
    """Replace a pronoun or "its men" by the speaker's party; a pronoun that stands for nobody known is no role."""
    pointing = role.mention.sort == "pronoun"
    if not pointing and not role.mention.own:
        return role
    if party is None:
        return None if pointing else role
    if pointing and role.part == "against" and role.rule != "subject":
        return None
    return replace(role, rule=role.rule + OF_SPEAKER, span=(party.start, party.end))


def said_of_itself(
    doc: Doc, span: Tokens, frame: Frame | None, party: Mention | None, lang: str, event: str, tolls: bool, denied: bool
) -> list[Role]:
    """Return what a speaker's words say of its own side without naming it."""
    if frame is None or frame.name is None:
        return []
    itself = party
    name = _on_one_line(doc, frame.name)
    out: list[Role] = []

    def add(part: str, rule: str, word: str) -> None:
        of = itself
        if of is not None:
            out.append(Role(part, 5, rule, word, (of.start, of.end), of))

    verb = None if frame.hedged else _bare_verb(doc, span, frame, lang)
    if verb is not None:
        itself = itself or _as_party(name)
        word = doc[verb]
        if is_one_of(word, words(lang, "participants", "verbs", "lose")) or is_one_of(
            word, words(lang, "participants", "verbs", "suffer")
        ):
            add("against", "own loss", word.text)
        elif any(is_one_of(word, words(lang, "participants", "verbs", k)) for k in ("harm", "take", "repel", "launch")):
            add("by", "own deed", word.text)
    cue = [doc[i] for i in range(*frame.cue)]
    claims = any(is_one_of(t, words(lang, "participants", "verbs", "claim")) for t in cue)
    what = doc[frame.cue[1] : frame.cue[1] + 3]
    if claims and (lang == "fr" or any(is_one_of(t, words(lang, "participants", "involvement")) for t in what)):
        itself = itself or _as_party(name)
        add("by", "responsibility", frame_text(doc, frame.cue))
    if party is None:
        return out
    if tolls and (_own_ranks(doc, span, lang) or any(is_one_of(t, words(lang, "participants", "admits")) for t in cue)):
        add("against", "admitted", frame_text(doc, frame.cue))
    involved = any(doc[i].lower_ in words(lang, "participants", "involvement") for i in range(*span))
    if denied and event in _GROUND:
        add("against", "denied loss", frame_text(doc, frame.cue))
    elif denied and (involved or event not in _FOUGHT):
        add("by", "accused", frame_text(doc, frame.cue))
    elif event == "attack repelled" and not denied:
        add("by", "defender", frame_text(doc, frame.cue))
    elif event in _GROUND:
        lost = next((doc[i] for i in range(*span) if is_one_of(doc[i], words(lang, "participants", "lost"))), None)
        taken = next((doc[i] for i in range(*span) if is_one_of(doc[i], words(lang, "participants", "won"))), None)
        admits = any(is_one_of(t, words(lang, "participants", "admits")) for t in cue)
        if lost is not None and admits:
            add("against", "own loss", lost.text)
        elif taken is not None and lost is None:
            add("by", "own gain", taken.text)
    return out


def frame_text(doc: Doc, span: Tokens) -> str:
    """The words of a token span."""
    return doc[span[0] : span[1]].text


def _as_party(name: Tokens) -> Mention:
    return Mention(name[1] - 1, name[0], name[1], "name")


def _on_one_line(doc: Doc, span: Tokens) -> Tokens:
    """The part of a name after its last line break: a title's last word is none of it."""
    breaks = [i for i in range(*span) if doc[i].is_space]
    return (breaks[-1] + 1, span[1]) if breaks and breaks[-1] + 1 < span[1] else span


def _bare_verb(doc: Doc, span: Tokens, frame: Frame, lang: str) -> int | None:
    """The verb right behind the cue with no subject of its own: "dit avoir conquis", "admitted losing"."""
    i = frame.cue[1]
    if not span[0] <= i <= span[0] + 1 or span[0] < frame.cue[0]:
        return None
    openers = words(lang, "participants", "openers")
    end = i
    while end < span[1] and doc[end].lower_ in openers:
        end += 1
    auxiliary = any(doc[k].lower_ in words(lang, "participants", "auxiliaries") for k in range(i, end))
    if openers and end < span[1] and (auxiliary or has_feature(doc[end], "VerbForm", "Inf")):
        while end < span[1] - 1 and doc[end].pos_ in {"ADV", "AUX"}:
            end += 1
        return end
    cue = doc[frame.cue[0] : frame.cue[1]]
    if (
        i < span[1]
        and doc[i].tag_ == "VBG"
        and (
            frame.denies or any(is_one_of(t, words(lang, "participants", k)) for t in cue for k in ("admits", "boasts"))
        )
    ):
        return i
    return None


def _own_ranks(doc: Doc, span: Tokens, lang: str) -> bool:
    """Whether a count is of one's own: "in its ranks", "dans son propre camp"."""
    sides = words(lang, "participants", "sides")
    owners = words(lang, "participants", "owners")
    return any(
        doc[i].lower_ in sides and any(doc[k].lower_ in owners for k in range(max(span[0], i - 2), i))
        for i in range(*span)
    )
