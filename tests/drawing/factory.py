"""Hand-made briefs: an offensive with two axes, told in French and English, and one incident elsewhere.

Places, outlets, figures and quotations are invented for these tests.
"""

from __future__ import annotations

from datetime import date

from recoupe.model import (
    Assessment,
    Brief,
    BriefSource,
    Claim,
    ClaimRef,
    Contradiction,
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


def place(
    text: str, lat: float | None = None, lon: float | None = None, precision: str | None = "exact", **more: object
) -> Place:
    """A place: located if it has coordinates. Its id is made from its name unless given."""
    if lat is None:
        return Place(text=text)
    fields: dict[str, object] = {"name": text, "place_id": f"test:{text.lower()}", **more}
    return Place(text=text, lat=lat, lon=lon, precision=precision, **fields)  # type: ignore[arg-type]


PALMYRA = place("Palmyra", 34.5602, 38.2672, place_id="geonames:169190")
HUWAYSIS = place("Huwaysis", 34.66, 37.87, "near")
MAHR = place("al-Mahr field", 34.62, 37.62, "area", place_id="test:mahr")
SHAIR = place("Ash-Shair", 34.81, 37.98, "area")
JAZAL = place("Jazal", 34.71, 38.08, "near")
ALEPPO = place("Aleppo", 36.2012, 37.1612, place_id="geonames:170063")
DEIR = place("Deir ez-Zor", 35.3359, 40.1408, place_id="geonames:170794")


def figure(kind: str, who: str, low: int | None, high: int | None, text: str, qualifier: str | None = None) -> Figure:
    return Figure(kind=kind, who=who, low=low, high=high, text=text, qualifier=qualifier)  # type: ignore[arg-type]


def theatre() -> Theatre:
    """Two sides, an outside monitor, one local place with a French name."""
    return Theatre(
        id="test",
        names={"en": "Desert", "fr": "Désert"},
        countries=("SY",),
        timezone="Asia/Damascus",
        sides=(
            Side(id="government", names={"en": "Syrian government", "fr": "gouvernement syrien"}, colour="#D55E00"),
            Side(id="islamic-state", names={"en": "Islamic State", "fr": "État islamique"}, colour="#0072B2"),
            Side(id="kurdish", names={"en": "Kurdish-led forces", "fr": "forces à dominante kurde"}, colour="#F0E442"),
        ),
        actors=(
            Actor(
                id="islamic-state",
                names={"en": "Islamic State", "fr": "État islamique"},
                side="islamic-state",
                kind="armed group",
                aliases={"fr": ("Daesh",), "en": ("IS",)},
            ),
            Actor(
                id="syrian-army",
                names={"en": "Syrian army", "fr": "armée syrienne"},
                side="government",
                kind="state force",
            ),
        ),
        sources=(
            TheatreSource(id="amaq", names={"en": "Amaq", "fr": "Amaq"}, side="islamic-state", kind="party media"),
            TheatreSource(id="sana", names={"en": "SANA", "fr": "SANA"}, side="government", kind="state media"),
            TheatreSource(id="anna", names={"en": "ANNA", "fr": "ANNA"}, side="government", kind="state media"),
            TheatreSource(
                id="monitor",
                names={"en": "Steppe Monitor", "fr": "Observatoire de la steppe"},
                side=None,
                kind="monitor",
            ),
        ),
        places=(
            LocalPlace(
                id="mahr",
                names={"en": "al-Mahr field", "fr": "champ d’al-Mahr"},
                kind="field",
                lat=34.62,
                lon=37.62,
                radius_km=8,
                precision="area",
                country="SY",
                source="invented for tests",
            ),
        ),
    )


TEXT_EN = (
    "Militants attack near Palmyra\n\n"
    "Islamic State launched an offensive against government forces near Palmyra on Thursday. "
    "It advanced from Huwaysis towards the al-Mahr field and from Ash-Shair towards Jazal. "
    "Amaq said more than 60 soldiers and officers were killed and eight checkpoints seized at least. "
    "SANA said the attacks were repelled and 20 soldiers died. "
    "The Steppe Monitor put the dead at 30 to 40 soldiers. "
    "A source in Tiyas said about 45 soldiers were killed."
)
TEXT_FR = (
    "Offensive près de Palmyre\n\nL’État islamique a attaqué près de Palmyre jeudi. Il avance d’Ash-Shair vers Jazal. "
    "Selon ANNA, les attaques auraient été repoussées et 8 véhicules seraient détruits. "
    "Des tirs d’artillerie ont touché Alep, selon l’Observatoire de la steppe. "
    "Une frappe aurait visé Wadi Perdu."
)


def _claim(number: int, text: str, quote: str, **fields: object) -> Claim:
    start = text.index(quote)
    return Claim(id=f"c{number}", quote=quote, start=start, end=start + len(quote), when=DAY, **fields)  # type: ignore[arg-type]


def readings() -> tuple[Reading, Reading]:
    """Two reports: English, French."""
    soldiers = "soldiers"
    en = (
        _claim(
            1,
            TEXT_EN,
            "Amaq said more than 60 soldiers and officers were killed and eight checkpoints seized at least",
            source="Amaq",
            source_id="amaq",
            source_side="islamic-state",
            event="territory taken",
            by="Islamic State",
            by_id="islamic-state",
            places=(HUWAYSIS,),
            figures=(
                figure("killed", soldiers, 60, None, "more than 60 soldiers and officers", "more than"),
                figure("seized", "checkpoints", 8, None, "eight checkpoints", "at least"),
            ),
        ),
        _claim(
            2,
            TEXT_EN,
            "SANA said the attacks were repelled and 20 soldiers died",
            source="SANA",
            source_id="sana",
            source_side="government",
            event="attack repelled",
            by="Islamic State",
            by_id="islamic-state",
            places=(HUWAYSIS,),
            figures=(figure("killed", soldiers, 20, 20, "20 soldiers", "exactly"),),
        ),
        _claim(
            3,
            TEXT_EN,
            "The Steppe Monitor put the dead at 30 to 40 soldiers",
            source="The Steppe Monitor",
            source_id="monitor",
            event="armed clash",
            places=(PALMYRA,),
            figures=(figure("killed", soldiers, 30, 40, "30 to 40 soldiers", "between"),),
        ),
        _claim(
            4,
            TEXT_EN,
            "A source in Tiyas said about 45 soldiers were killed",
            source="A source in Tiyas",
            event="armed clash",
            places=(PALMYRA,),
            figures=(figure("killed", soldiers, 45, 45, "about 45 soldiers", "about"),),
        ),
    )
    fr = (
        _claim(
            1,
            TEXT_FR,
            "Selon ANNA, les attaques auraient été repoussées et 8 véhicules seraient détruits",
            source="ANNA",
            source_id="anna",
            source_side="government",
            hedged=True,
            event="attack repelled",
            by="État islamique",
            by_id="islamic-state",
            places=(HUWAYSIS,),
            figures=(figure("destroyed", "véhicules", 8, 8, "8 véhicules", "exactly"),),
        ),
        _claim(
            2,
            TEXT_FR,
            "Des tirs d’artillerie ont touché Alep, selon l’Observatoire de la steppe",
            source="l’Observatoire de la steppe",
            source_id="monitor",
            event="shelling/artillery/missile attack",
            places=(ALEPPO,),
        ),
        _claim(
            3,
            TEXT_FR,
            "Une frappe aurait visé Wadi Perdu",
            hedged=True,
            event="air/drone strike",
            places=(Place(text="Wadi Perdu"),),
        ),
    )
    axes_en = (
        Movement(
            id="m1",
            quote="from Huwaysis towards the al-Mahr field",
            source="Amaq",
            by="Islamic State",
            **{"from": (HUWAYSIS,)},
            to=(MAHR,),
        ),
        Movement(
            id="m2",
            quote="from Ash-Shair towards Jazal",
            source="Amaq",
            by="Islamic State",
            **{"from": (SHAIR,)},
            to=(JAZAL,),
        ),
    )
    axes_fr = (
        Movement(id="m1", quote="d’Ash-Shair vers Jazal", by="État islamique", **{"from": (SHAIR,)}, to=(JAZAL,)),
    )
    return (
        Reading(
            id="en-1",
            url="https://example.org/en",
            title="Militants attack near Palmyra",
            outlet="Northern Wire",
            published=date(2016, 12, 9),
            lang="en",
            text=TEXT_EN,
            claims=en,
            movements=axes_en,
        ),
        Reading(
            id="fr-1",
            url="https://example.org/fr",
            title="Offensive près de Palmyre",
            outlet="Le Courrier du désert",
            published=date(2016, 12, 9),
            lang="fr",
            text=TEXT_FR,
            claims=fr,
            movements=axes_fr,
        ),
    )


def ref(report: str, claim: str) -> ClaimRef:
    return ClaimRef(report=report, claim=claim)


def offensive() -> Brief:
    """The whole brief: one contested situation, a shelling at Aleppo, a strike that nobody could place."""
    killed = (ref("en-1", "c1"), ref("en-1", "c2"), ref("en-1", "c3"), ref("en-1", "c4"), ref("fr-1", "c1"))
    main = Incident(
        id="i1",
        event="territory taken",
        place=HUWAYSIS,
        when=DAY,
        claims=killed,
        versions=(
            Version(holders=("Amaq",), side="islamic-state", claims=(ref("en-1", "c1"),)),
            Version(holders=("SANA", "ANNA"), side="government", claims=(ref("en-1", "c2"), ref("fr-1", "c1"))),
        ),
        contradictions=(
            Contradiction(
                a=ref("en-1", "c1"), b=ref("en-1", "c2"), type="outcome", why="one says taken, the other repelled"
            ),
        ),
        assessment=Assessment(
            status="contested",
            independent_sources=5,
            reports=2,
            figures=(
                FigureRange(
                    kind="killed",
                    who="soldiers",
                    low=20,
                    best=38,
                    high=60,
                    reasons=(Reason(rule="interest", text="the monitor is of no side", claims=(ref("en-1", "c3"),)),),
                ),
            ),
            wanted=("imagery of the Huwaysis checkpoints after 8 December 2016",),
        ),
    )
    shelling = Incident(
        id="i2",
        event="shelling/artillery/missile attack",
        place=ALEPPO,
        when=DAY,
        claims=(ref("fr-1", "c2"),),
        assessment=Assessment(status="single source", independent_sources=1, reports=1),
    )
    lost = Incident(
        id="i3",
        event="air/drone strike",
        place=Place(text="Wadi Perdu"),
        when=DAY,
        claims=(ref("fr-1", "c3"),),
        assessment=Assessment(status="single source", independent_sources=1, reports=1),
    )
    axes = tuple(MovementRef(report=r, movement=m) for r, m in (("en-1", "m1"), ("en-1", "m2"), ("fr-1", "m1")))
    return Brief(
        reports=readings(),
        situations=(
            Situation(id="s1", title="Islamic State offensive near Palmyra", incidents=("i1",), movements=axes),
        ),
        incidents=(main, shelling, lost),
        sources=(
            BriefSource(id="amaq", name="Amaq", side="islamic-state", kind="party media"),
            BriefSource(id="anna", name="ANNA", side="government", kind="state media"),
            BriefSource(id="monitor", name="Steppe Monitor", kind="monitor"),
            BriefSource(id="sana", name="SANA", side="government", kind="state media"),
            BriefSource(id="northern-wire", name="Northern Wire", kind="news outlet", repeats="Amaq"),
            BriefSource(id="le-courrier", name="Le Courrier du désert", kind="news outlet"),
        ),
        rejected=(Rejected(input="broken.html", why="broken.html: empty file."),),
    )


def near() -> Brief:
    """The offensive without Aleppo: a close view, as most maps are."""
    whole = offensive()
    return whole.model_copy(update={"incidents": (whole.incidents[0], whole.incidents[2])})


def nowhere() -> Brief:
    """A brief in which nothing is located."""
    whole = offensive()
    bare = tuple(r.model_copy(update={"movements": ()}) for r in whole.reports)
    return whole.model_copy(update={"incidents": (whole.incidents[2],), "reports": bare})
