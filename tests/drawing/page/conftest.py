"""A brief for the page's tests: one offensive told by two sides and a third voice, in two languages.

Outlets, places, figures and quotations are invented.
"""

from __future__ import annotations

from datetime import date

import pytest

from recoupe.drawing.page import Pictures
from recoupe.model import (
    Assessment,
    Brief,
    BriefSource,
    Claim,
    ClaimRef,
    Context,
    Contradiction,
    Credit,
    Figure,
    FigureRange,
    Incident,
    Movement,
    MovementRef,
    Place,
    Reading,
    Reason,
    Rejected,
    Situation,
    Version,
    When,
)
from recoupe.theatres.schema import Actor, LocalPlace, Side, Theatre, TheatreSource

DAY = When(start=date(2016, 12, 8), end=date(2016, 12, 8))
SVG = '<svg viewBox="0 0 10 5" role="img" aria-label="{}"><rect width="10" height="5"/></svg>'

EN = (
    "Fighting at Tell Amber\n\n"
    "The northern army launched an attack near Tell Amber at dawn, the outlet’s correspondent wrote. "
    "Beacon, the army’s news service, said more than 60 soldiers, including 4 officers, were killed.\n\n"
    "Local sources said the fighting went on. Neither account could be verified. "
    "The attack may be linked to the loss of Port Salis."
)
FR = (
    "Tell Amber : l’attaque aurait été repoussée\n\n"
    "Les attaques auraient été repoussées jeudi près de Tell Amber, affirme l’agence Rempart. "
    "Elle nie que des officiers aient été tués et avance 1 300 assaillants hors de combat. "
    "Les terroristes avancent de Huwa vers le champ d’Ombre.\n\n"
    "(avec Agence du Port)"
)
TELL = Place(text="Tell Amber", name="Tell Amber", lat=34.6, lon=38.2, place_id="test:tell-amber", precision="exact")
FIELD = Place(text="champ d’Ombre", name="Shade field", lat=34.7, lon=38.0, place_id="shade", precision="area")


def span(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def claim(number: int, text: str, quote: str, **fields: object) -> Claim:
    start, end = span(text, quote)
    return Claim(id=f"c{number}", quote=quote, start=start, end=end, places=(TELL,), **fields)  # type: ignore[arg-type]


def ref(report: str, number: int) -> ClaimRef:
    return ClaimRef(report=report, claim=f"c{number}")


def english() -> Reading:
    killed = "Beacon, the army’s news service, said more than 60 soldiers, including 4 officers, were killed."
    return Reading(
        id="en 1#",
        url="https://example.org/en?a=1&b=2",
        title="Fighting at Tell Amber",
        outlet="Northern Wire",
        published=date(2016, 12, 9),
        lang="en",
        text=EN,
        credits=(Credit(name="M. Reader", role="author"),),
        claims=(
            claim(
                1,
                EN,
                "The northern army launched an attack near Tell Amber at dawn",
                event="armed clash",
                by="northern army",
                by_id="army",
                against="southern forces",
                against_id="forces",
                when=DAY,
            ),
            claim(
                2,
                EN,
                killed,
                source="Beacon",
                source_id="beacon",
                source_side="north",
                event="armed clash",
                cue="said",
                by="northern army",
                by_id="army",
                against="southern forces",
                against_id="forces",
                when=DAY,
                spans={"source": span(EN, "Beacon"), "cue": span(EN, "said")},
                figures=(
                    Figure(kind="killed", who="soldiers", low=60, qualifier="more than", text="more than 60 soldiers"),
                    Figure(
                        kind="killed", who="officers", low=4, high=4, qualifier="exactly", text="4 officers", part_of=0
                    ),
                ),
            ),
            claim(3, EN, "Local sources said the fighting went on.", source="Local sources", event="armed clash"),
        ),
        context=(
            Context(
                quote="Neither account could be verified.",
                kind="caution",
                start=span(EN, "Neither account")[0],
                end=span(EN, "be verified.")[1],
            ),
            Context(
                quote="The attack may be linked to the loss of Port Salis.",
                kind="explanation",
                start=span(EN, "The attack may")[0],
                end=len(EN),
            ),
        ),
    )


def french() -> Reading:
    return Reading(
        id="fr-1",
        title="Tell Amber : l’attaque aurait été repoussée",
        outlet="Courrier du Port",
        published=date(2016, 12, 9),
        lang="fr",
        text=FR,
        credits=(Credit(name="Agence du Port", role="agency"),),
        claims=(
            claim(
                1,
                FR,
                "Les attaques auraient été repoussées jeudi près de Tell Amber, affirme l’agence Rempart.",
                source="l’agence Rempart",
                source_id="rampart",
                source_side="south",
                hedged=True,
                event="attack repelled",
                against="terroristes",
                when=DAY,
            ),
            claim(
                2,
                FR,
                "Elle nie que des officiers aient été tués et avance 1 300 assaillants hors de combat.",
                source="l’agence Rempart",
                source_id="rampart",
                source_side="south",
                stance="denies",
                event="armed clash",
                against="terroristes",
                when=DAY,
                figures=(Figure(kind="casualties", who="assaillants", low=1300, high=1300, text="1 300 assaillants"),),
            ),
        ),
        movements=(
            Movement(
                id="m1",
                quote="Les terroristes avancent de Huwa vers le champ d’Ombre",
                by="terroristes",
                **{"from": (Place(text="Huwa"),)},
                to=(FIELD,),
                kind="advance",
            ),
        ),
    )


@pytest.fixture(scope="session")
def theatre() -> Theatre:
    return Theatre(
        id="test",
        names={"en": "Test", "fr": "Essai"},
        countries=("SY",),
        timezone="Asia/Damascus",
        sides=(
            Side(id="north", names={"en": "North", "fr": "Nord"}, colour="#0072B2"),
            Side(id="south", names={"en": "South", "fr": "Sud"}, colour="#D55E00"),
        ),
        actors=(
            Actor(id="army", names={"en": "northern army", "fr": "armée du Nord"}, side="north"),
            Actor(id="forces", names={"en": "southern forces", "fr": "forces du Sud"}, side="south"),
        ),
        sources=(
            TheatreSource(id="beacon", names={"en": "Beacon", "fr": "Balise"}, side="north", kind="party media"),
            TheatreSource(
                id="rampart", names={"en": "Rampart agency", "fr": "agence Rempart"}, side="south", kind="state media"
            ),
        ),
        places=(
            LocalPlace(
                id="shade",
                names={"en": "Shade field", "fr": "champ d’Ombre"},
                kind="field",
                lat=34.7,
                lon=38.0,
                radius_km=8,
                precision="area",
                country="SY",
                source="invented",
            ),
        ),
    )


@pytest.fixture(scope="session")
def brief() -> Brief:
    """One situation with one contested incident in three versions, and one incident that belongs to none."""
    claims = (ref("en 1#", 1), ref("en 1#", 2), ref("fr-1", 1), ref("fr-1", 2), ref("en 1#", 3))
    main = Incident(
        id="i1",
        event="armed clash",
        place=TELL,
        when=DAY,
        claims=claims,
        versions=(
            Version(holders=("Local sources",), claims=(ref("en 1#", 3),)),
            Version(holders=("Beacon",), side="north", claims=(ref("en 1#", 1), ref("en 1#", 2))),
            Version(holders=("Rampart agency",), side="south", claims=(ref("fr-1", 1), ref("fr-1", 2))),
        ),
        contradictions=(
            Contradiction(
                a=ref("en 1#", 2),
                b=ref("fr-1", 2),
                type="number",
                why="Beacon says 4 officers; Rampart agency says none",
            ),
        ),
        assessment=Assessment(
            status="contested",
            independent_sources=3,
            reports=2,
            figures=(
                FigureRange(
                    kind="killed",
                    who="soldiers",
                    low=60,
                    high=None,
                    reasons=(Reason(rule="low", text="Low 60: Beacon", claims=(ref("en 1#", 2),)),),
                ),
            ),
            reasons=(
                Reason(rule="status", text="Two sides contradict each other", claims=(ref("en 1#", 2), ref("fr-1", 2))),
            ),
            wanted=("Imagery of Tell Amber after 8 December 2016",),
        ),
    )
    return Brief(
        reports=(english(), french()),
        situations=(
            Situation(
                id="s1", title="Offensive", incidents=("i1",), movements=(MovementRef(report="fr-1", movement="m1"),)
            ),
        ),
        incidents=(main,),
        sources=(
            BriefSource(id="beacon", name="Beacon", side="north", kind="party media"),
            BriefSource(id="rampart", name="Rampart agency", side="south", kind="state media"),
            BriefSource(id="wire", name="Courrier du Port", kind="news outlet", repeats="Agence du Port"),
        ),
        rejected=(Rejected(input="empty.html", why="empty.html: nothing in it."),),
    )


@pytest.fixture(scope="session")
def pictures() -> Pictures:
    """Stand-ins for the drawings, so that these tests are about the page alone."""
    return Pictures(map_svg=SVG.format("map"), repeats_svg=SVG.format("repeats"), plots={"i1": SVG.format("plot")})
