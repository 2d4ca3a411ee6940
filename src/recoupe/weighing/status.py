"""Status: the first that holds of refuted, confirmed, contested, corroborated, one-sided, single source (rule 4)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext
from recoupe.model import Reason, Status
from recoupe.provenance.parties import same_party
from recoupe.weighing.denied import disclaims
from recoupe.weighing.settled import deciders, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.model import ClaimRef, Contradiction, Evidence
    from recoupe.provenance.voices import Voice
    from recoupe.weighing.said import Said


def status(
    incident: Sequence[Said], contradictions: Sequence[Contradiction], evidence: Sequence[Evidence]
) -> tuple[Status, Reason]:
    """Return an incident's status and why. Only evidence that a person attached refutes or confirms."""
    rules = (
        by_evidence(incident, contradictions, evidence),
        contested(incident, contradictions),
        corroborated(incident),
        one_sided(incident),
    )
    for found in rules:
        if found:
            return found
    voice = incident[0].voice
    text = _("Only {source} says so", source=voice.name)
    return "single source", Reason(rule="single source", text=text, claims=_refs(incident))


def by_evidence(
    incident: Sequence[Said], contradictions: Sequence[Contradiction], evidence: Sequence[Evidence]
) -> tuple[Status, Reason] | None:
    """Refuted, if evidence speaks against the occurrence; confirmed, if it speaks for it.

    Evidence that refutes one version while other evidence supports the version that contradicts it confirms. Evidence
    that refutes one version, while another that contradicts it stands, is not against the occurrence. Evidence that
    speaks both ways of one claim decides nothing of it: contested, if nothing else is decided.
    """
    by_ref = {s.ref: s for s in incident}
    given = [e for e in evidence if e.claim in by_ref]
    verdicts: dict[ClaimRef, set[str]] = defaultdict(set)
    for e in given:
        verdicts[e.claim].add(e.verdict)
    about = [e for e in given if len(verdicts[e.claim]) == 1]
    refuted = {e.claim for e in about if e.verdict == "refutes"}
    standing = {s.ref for s in incident if not s.denies and s.ref not in refuted}
    rivals: dict[ClaimRef, set[ClaimRef]] = defaultdict(set)
    for c in contradictions:
        rivals[c.a].add(c.b)
        rivals[c.b].add(c.a)
    for_ = [e for e in about if (e.verdict == "supports") != by_ref[e.claim].denies]
    against = [e for e in about if (e.verdict == "supports") == by_ref[e.claim].denies]
    told = {e.claim for e in for_}
    stands = [
        e for e in against if not rivals[e.claim] & told and (by_ref[e.claim].denies or not rivals[e.claim] & standing)
    ]
    if stands:
        return "refuted", _evidence_reason("refuted", stands, by_ref)
    if for_:
        return "confirmed", _evidence_reason("confirmed", for_, by_ref)
    torn = [e for e in given if len(verdicts[e.claim]) > 1]
    if not torn:
        return None
    refs = tuple(sorted({e.claim for e in torn}, key=_key))
    text = _("Evidence speaks both ways: {names}", names=names_of(torn))
    return "contested", Reason(rule="contested", text=text, claims=refs)


def _evidence_reason(rule: Status, evidence: Sequence[Evidence], by_ref: Mapping[ClaimRef, Said]) -> Reason:
    """Say by which evidence, and what exactly is confirmed or refuted: whose claim, with its figures."""
    refs = tuple(sorted({e.claim for e in evidence}, key=_key))
    names, who, what = names_of(evidence), deciders(evidence), _what([by_ref[ref] for ref in refs])
    text = (
        _("Refuted by evidence {names}, as {who} decided: {what}", names=names, who=who, what=what)
        if rule == "refuted"
        else _("Confirmed by evidence {names}, as {who} decided: {what}", names=names, who=who, what=what)
    )
    return Reason(rule=rule, text=text, claims=refs)


def _what(said: Sequence[Said]) -> str:
    """Return whose claims, or denials, evidence is about, each with its figures as written."""
    told = []
    for s in said:
        figures = ", ".join(_("“{number}”", number=f.text) for f in s.claim.figures)
        told.append(
            _("the denial by {source}", source=s.voice.name)
            if s.denies
            else _("what {source} says ({figures})", source=s.voice.name, figures=figures)
            if figures
            else _("what {source} says", source=s.voice.name)
        )
    return ", ".join(dict.fromkeys(told))


def contested(incident: Sequence[Said], contradictions: Sequence[Contradiction]) -> tuple[Status, Reason] | None:
    """Contested: a contradiction between sources not of one side, or a denial."""
    by_ref = {s.ref: s for s in incident}
    across = [c for c in contradictions if not one_side(by_ref[c.a], by_ref[c.b])]
    if across:
        refs = tuple(dict.fromkeys(r for c in across for r in (c.a, c.b)))
        n = len(across)
        text = (
            ngettext(
                "Sources of different sides contradict each other on {n} point",
                "Sources of different sides contradict each other on {n} points",
                n,
            )
            if any(_two_sides(by_ref[c.a], by_ref[c.b]) for c in across)
            else ngettext(
                "Sources that are not known to be of one side contradict each other on {n} point",
                "Sources that are not known to be of one side contradict each other on {n} points",
                n,
            )
        )
        return "contested", Reason(rule="contested", text=text, claims=refs)
    # Who denies to have done what nobody says that they did speaks against nobody.
    denials = [s for s in incident if s.denies and not disclaims(s)]
    if denials:
        text = _("{source} denies it", source=", ".join(sorted({s.voice.name for s in denials})))
        return "contested", Reason(rule="contested", text=text, claims=_refs(denials))
    return None


def one_side(a: Said, b: Said) -> bool:
    """Tell whether two sources are of one side of the conflict, or, where no side is known, of one state."""
    if a.voice.side or b.voice.side:
        return a.voice.side == b.voice.side
    return a.speaker.state is not None and a.speaker.state == b.speaker.state


def _two_sides(a: Said, b: Said) -> bool:
    """Whether two sources are known to be of two sides, of two states, or two parties."""
    if a.voice.side and b.voice.side:
        return a.voice.side != b.voice.side
    return same_party(a.speaker, b.speaker) == "different"


def corroborated(incident: Sequence[Said]) -> tuple[Status, Reason] | None:
    """Corroborated: two independent sources not of one side, nothing against. An unknown side proves nothing.

    What still contradicts here is of one side (`contested` took the rest): that a side is not of one mind speaks
    against nobody else.
    """
    known = {s.voice.id: s.voice for s in incident if s.voice.known or s.voice.side}
    sides = [v.side for v in known.values()]
    if len(known) < 2 or (None not in sides and len(set(sides)) == 1):
        return None
    said = [s for s in incident if s.voice.id in known]
    names = ", ".join(sorted({s.voice.name for s in said}))
    return "corroborated", Reason(
        rule="corroborated",
        text=_("Independent sources not of one side agree: {names}", names=names),
        claims=_refs(said),
    )


def one_sided(incident: Sequence[Said]) -> tuple[Status, Reason] | None:
    """One-sided: several sources, all of one side or of unknown side, or one of neither among such of unknown side."""
    voices: Mapping[str, Voice] = {s.voice.id: s.voice for s in incident}
    if len(voices) < 2:
        return None
    names = ", ".join(sorted({v.name for v in voices.values()}))
    alone = sorted(v.name for v in voices.values() if v.known and v.side is None)
    text = (
        _(
            "Several sources, but of {source} alone is it known that it is of no side: {names}",
            source=alone[0],
            names=names,
        )
        if alone
        else _("Several sources, all of one side or of unknown side: {names}", names=names)
    )
    return "one-sided", Reason(rule="one-sided", text=text, claims=_refs(incident))


def _refs(said: Sequence[Said]) -> tuple[ClaimRef, ...]:
    return tuple(dict.fromkeys(s.ref for s in said))


def _key(ref: ClaimRef) -> tuple[str, str]:
    return ref.report, ref.claim
