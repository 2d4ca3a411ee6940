"""Why two claims are of one incident, or of two: what blocking, weights, clustering and people made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recoupe.errors import BadRecord
from recoupe.i18n import gettext as _
from recoupe.linking.block import common, days_may_meet
from recoupe.linking.cluster import LARGEST
from recoupe.linking.gather import bounded
from recoupe.linking.labels import comparison_name, level_name, weight_text
from recoupe.linking.predict import compare
from recoupe.linking.tree import path
from recoupe.linking.weights import prior, probability, steps
from recoupe.model import ClaimRef
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.linking.gathered import Gathered
    from recoupe.linking.predict import Pair
    from recoupe.linking.view import View
    from recoupe.model import Reading
    from recoupe.model.link import LinkStep


@dataclass(frozen=True)
class Explanation:
    """Two claims compared, and what became of them. Weights are in bits: one more doubles the odds.

    `counted` is the weight within the bounds that clustering sets one pair, `threshold` the mean that two clusters
    need; `candidate` tells whether blocking let the two meet. `decided`: "same incident", "not the same" or null.
    `path`: the claims that lead from one to the other within their incident, both included. `reasons` say it all
    in words, in the interface language.
    """

    a: View
    b: View
    prior: float
    steps: tuple[LinkStep, ...]
    weight: float
    probability: float
    counted: float
    threshold: float
    candidate: bool
    decided: str | None
    together: bool
    path: tuple[ClaimRef, ...]
    reasons: tuple[str, ...]

    def dump(self) -> dict[str, Any]:
        """Return it as plain data for JSON: rounded, and with every level and comparison in words too."""
        return {
            "a": self.a.ref.dump(),
            "b": self.b.ref.dump(),
            "together": self.together,
            "prior": round(self.prior, 2),
            "steps": [
                {
                    "comparison": s.comparison,
                    "level": s.level,
                    "weight": round(s.weight, 2),
                    "words": f"{comparison_name(s.comparison)}: {level_name(s.comparison, s.level)}",
                }
                for s in self.steps
            ],
            "weight": round(self.weight, 2),
            "probability": round(self.probability, 4),
            "counted": round(self.counted, 2),
            "threshold": self.threshold,
            "candidate": self.candidate,
            "decided": self.decided,
            "path": [ref.dump() for ref in self.path],
            "reasons": list(self.reasons),
        }


def explain(made: Gathered, a: ClaimRef, b: ClaimRef) -> Explanation:
    """Return why two claims are linked, or not. Raises BadRecord for one that took no part in linking, or the same."""
    at = made.at
    for ref in (a, b):
        if ref not in at:
            raise BadRecord(
                _("no such claim takes part in linking"),
                where=f"{ref.report}/{ref.claim}",
                todo=_("Give REPORT/CLAIM as in the claims lines; claims that people rejected take no part"),
            )
    if a == b:
        raise BadRecord(
            _("it is the same claim twice"), where=f"{a.report}/{a.claim}", todo=_("Give two different claims")
        )
    i, j = sorted((at[a], at[b]))
    by_ref = {v.ref: v for item in made.items for v in item}
    one, other = by_ref[a], by_ref[b]
    pair = (min(i, j), max(i, j))
    first = [made.items[pair[0]][0], made.items[pair[-1]][0]] if i != j else [one, other]
    compared = made.compared.get(pair) or compare(first, [(0, 1)])[0, 1]
    home = {n: c for c in made.clusters for n in c}
    together = home[i] is home[j]
    counted = bounded(compared.weight, *first)
    return Explanation(
        a=one,
        b=other,
        prior=prior(),
        steps=steps(compared),
        weight=compared.weight,
        probability=probability(compared.weight),
        counted=counted,
        threshold=float(words("linking", "clustering")["threshold"]),
        candidate=pair in made.compared,
        decided=_decided(made, pair),
        together=together,
        path=tuple(made.items[n][0].ref for n in path(made, home[i], at[a], at[b])) if together and i != j else (),
        reasons=tuple(_reasons(made, pair, first, counted)),
    )


def claim_named(name: ClaimRef | str, readings: Iterable[Reading]) -> ClaimRef:
    """Return the claim that "REPORT/CLAIM" names, or its id alone where one report has it. Raises BadRecord."""
    if isinstance(name, ClaimRef):
        return name
    refs = [ClaimRef(report=r.id, claim=c.id) for r in readings for c in r.claims]
    found = [ref for ref in refs if f"{ref.report}/{ref.claim}" == name]
    found = found or [ref for ref in refs if ref.claim == name]
    if len(set(found)) == 1:
        return found[0]
    if found:
        what, todo = _("several reports have a claim of this id"), _("Give REPORT/CLAIM")
    else:
        what = _("there is no such claim")
        some = ", ".join(f"{ref.report}/{ref.claim}" for ref in refs[:3])
        todo = _("Give REPORT/CLAIM, such as {some}", some=some) if some else _("There are no claims at all")
    raise BadRecord(what, where=name, todo=todo)


def _decided(made: Gathered, pair: Pair) -> str | None:
    if pair in made.parted:
        return "not the same"
    return "same incident" if pair in made.joined else None


def _reasons(made: Gathered, pair: Pair, views: Sequence[View], counted: float) -> list[str]:
    i, j = pair
    if i == j:
        return [_("The two say the very same (a copy or a reprint), and count as one.")]
    threshold = float(words("linking", "clustering")["threshold"])
    home = {n: c for c in made.clusters for n in c}
    out = [_met(made, pair, views)]
    if any(v.vague for v in views):
        out.append(_("One of them is vague (a running toll, or a whole country undated), and loses on every link."))
    if home[i] is home[j]:
        return [*out, *_together(made, pair, counted, threshold)]
    return [*out, *_apart(made, pair, home, threshold)]


def _met(made: Gathered, pair: Pair, views: Sequence[View]) -> str:
    """Return whether blocking let two claims meet, and why not."""
    if pair in made.compared:
        return _("Blocking let them meet: their days may be the same, and they share what is looked up.")
    if not days_may_meet(*views):
        return _("Blocking kept them apart: their days are more than four apart. They were not compared.")
    if not common(*views):
        return _("Blocking kept them apart: they share no place, site, name or report. They were not compared.")
    return _("Blocking kept them apart: each has others that it shares more with. They were not compared.")


def _together(made: Gathered, pair: Pair, counted: float, threshold: float) -> list[str]:
    i, j = pair
    if pair in made.joined:
        return [_("A person judged that they are of one incident.")]
    out = []
    if pair in made.kept:
        out.append(_("The earlier brief had them in one incident, which stays whole."))
    if made.answering & {i, j}:
        out.append(_("One is a denial, which went to the incident that asserts what it denies."))
    if pair in made.scores and counted > threshold:
        out.append(
            _(
                "Linked by their own weight: {counted} within bounds is above the threshold {threshold}.",
                counted=weight_text(counted), threshold=weight_text(threshold),
            )
        )  # fmt: skip
    else:
        home = next(c for c in made.clusters if i in c)
        n = max(0, len(path(made, home, i, j)) - 2)
        out.append(
            _("Not linked by their own weight, but through the incident: {n} other claims lie between them.", n=n)
        )
    return out


def _apart(made: Gathered, pair: Pair, home: dict[int, tuple[int, ...]], threshold: float) -> list[str]:
    i, j = pair
    mine, theirs = home[i], home[j]
    if pair in made.parted:
        return [_("A person judged that they are not the same.")]
    if any((min(n, m), max(n, m)) in made.parted for n in mine for m in theirs):
        return [_("A person judged that two other claims of their incidents are not the same.")]
    mean = _mean(made, mine, theirs)
    if mean > threshold and len(mine) + len(theirs) > LARGEST:
        return [_("Their incidents would hold more than {n} claims together, which none may.", n=LARGEST)]
    if mean > threshold:
        why = "Their incidents were joined with others first, and did not meet again (mean weight {mean})."
        return [_(why, mean=weight_text(mean))]
    return [
        _(
            "Their incidents stay apart: the mean weight of all pairs between them ({n}) is {mean}, "
            "and would have to be above {threshold}.",
            n=len(mine) * len(theirs),
            mean=weight_text(mean),
            threshold=weight_text(threshold),
        )
    ]


def _mean(made: Gathered, mine: Sequence[int], theirs: Sequence[int]) -> float:
    unlike = float(words("linking", "clustering")["unlike"])
    every = [made.scores.get((min(n, m), max(n, m)), unlike) for n in mine for m in theirs]
    return sum(every) / len(every)
