from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from recoupe.drawing.page import Pictures, render_html
from recoupe.drawing.page.csp import source_hash
from recoupe.model import Brief, Incident, Reading, Rejected, Situation
from recoupe.theatres.schema import Theatre

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}&amp;"


class Page(HTMLParser):
    """Collects what the tests ask of a page: elements, ids, links, headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, name: str) -> list[str]:
        return [value for _tag, attrs in self.elements if (value := attrs.get(name)) is not None]


@pytest.fixture
def page(brief: Brief, theatre: Theatre, pictures: Pictures) -> str:
    return render_html(brief, theatre, "en", pictures=pictures)


def test_every_link_inside_the_page_leads_somewhere_and_ids_are_unique(page: str) -> None:
    found = Page(page)
    ids = found.all("id")
    assert len(ids) == len(set(ids))
    inner = {href[1:] for href in found.all("href") if href.startswith("#")}
    assert inner <= set(ids)
    assert set(found.all("aria-labelledby")) <= set(ids)


def test_a_cell_links_to_its_sentence_and_the_sentence_and_its_figures_link_back(page: str) -> None:
    cells = re.findall(r'id="(cell-claim-[^"]+)"', page)
    assert len(cells) == 5
    for cell in cells:
        key = cell.removeprefix("cell-")
        assert f'href="#{key}"' in page and f'id="{key}"' in page
        assert f'<sup class="back"><a href="#{cell}"' in page
    assert page.count('<a class="figure" href="#cell-claim-') >= 3


def test_every_section_of_the_brief_is_there(page: str) -> None:
    for words in (
        "Versions",
        "Contradiction: number",
        "Reported figures",
        "no best estimate",
        "What would settle it",
        "Movements",
        "(not located)",
        "Context, apart from the claims",
        "The author’s caution",
        "Sources and sides",
        "Who repeats whom",
        "Reports in full",
        "Inputs that were not read: 1",
        "empty.html",
        "Downloads",
        "contested",
        "says nothing",
    ):
        assert words in page, words


def test_the_headline_and_the_lead_say_who_says_what(page: str) -> None:
    assert "<h1>Tell Amber: armed clash, 3 versions</h1>" in page
    lead = re.sub(r"<[^>]+>", "", page)
    clash = "armed clash between the northern army and the southern forces"
    assert f"According to Northern Wire: {clash}." in lead
    # Both hold one version, but only one of them gives the toll: nobody else is named with it.
    assert f"According to Beacon: {clash} – killed: more than 60 soldiers, including 4 officers." in lead
    assert "reportedly: attack by “terroristes” repelled" in lead
    assert "No evidence from the field settles any of it yet." in lead


def test_hedges_are_in_italics_and_spelled_out(brief: Brief, theatre: Theatre, pictures: Pictures) -> None:
    french = render_html(brief, theatre, "fr", pictures=pictures)
    assert '<em class="hedged">Selon des informations non confirmées' in french


def test_french_pages_are_french_and_quotations_keep_their_language(
    brief: Brief, theatre: Theatre, pictures: Pictures
) -> None:
    french = render_html(brief, theatre, "fr", pictures=pictures)
    assert '<html lang="fr" dir="ltr">' in french
    assert "<h1>Tell Amber\xa0: affrontement armé, 3 versions</h1>" in french
    assert "n’en dit rien" in french and "9\xa0décembre 2016" in french and "1\u202f300" in french
    assert '<blockquote lang="en" dir="auto">' in french and '<blockquote lang="fr" dir="auto">' in french
    assert "l’armée du Nord" in french


def test_headings_step_down_one_at_a_time(page: str) -> None:
    levels = [int(tag[1]) for tag, _attrs in Page(page).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_policy_allows_our_scripts_and_styles_and_nothing_else(page: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    policy = policy.replace("&#39;", "'")
    for kind in ("script", "style"):
        texts = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        assert texts
        allowed = re.search(rf"{kind}-src ([^;]+);", policy)
        assert allowed and set(allowed[1].split()) == {source_hash(t) for t in texts}
    assert not re.findall(r"\sstyle=\"", page)
    assert not re.findall(r"\son\w+=\"", page)


def test_nothing_is_fetched_from_anywhere(page: str) -> None:
    found = Page(page)
    assert not found.all("src")
    assert not [a for tag, a in found.elements if tag == "link"]
    assert {h for h in found.all("href") if not h.startswith("#")} <= {
        "https://example.org/en?a=1&b=2",
        "map.svg",
        "map.png",
        "brief.json",
        "brief.md",
        "claims.csv",
        "situation.geojson",
    }
    assert "@import" not in page and "url(" not in page


def hostile_copy(brief: Brief) -> Brief:
    """The brief with every text field of its input replaced by an attack."""
    reports = []
    for r in brief.reports:
        text = HOSTILE + "\n\n" + r.text + HOSTILE
        shifted = tuple(
            c.model_copy(
                update={
                    "start": None,
                    "end": None,
                    "spans": {},
                    "source": HOSTILE,
                    "source_id": None,
                    "by": HOSTILE,
                    "by_id": None,
                    "quote": c.quote,
                    "via": HOSTILE,
                    "against": HOSTILE,
                    "against_id": None,
                    "places": tuple(p.model_copy(update={"text": HOSTILE, "name": HOSTILE}) for p in c.places),
                    "figures": tuple(f.model_copy(update={"who": HOSTILE}) for f in c.figures),
                }
            )
            for c in r.claims
        )
        moved = tuple(m.model_copy(update={"by": HOSTILE, "source": HOSTILE, "quote": HOSTILE}) for m in r.movements)
        reports.append(
            r.model_copy(
                update={
                    "text": text,
                    "title": HOSTILE,
                    "outlet": HOSTILE,
                    "url": "javascript:alert(3)//http://x",
                    "lang": 'fr"><b>',
                    "claims": shifted,
                    "movements": moved,
                }
            )
        )
    sources = tuple(s.model_copy(update={"name": HOSTILE, "kind": HOSTILE, "repeats": HOSTILE}) for s in brief.sources)
    incidents = tuple(
        i.model_copy(
            update={
                "assessment": i.assessment
                and i.assessment.model_copy(update={"wanted": (HOSTILE,), "admitted_by": HOSTILE}),
                "contradictions": tuple(c.model_copy(update={"why": HOSTILE}) for c in i.contradictions),
            }
        )
        for i in brief.incidents
    )
    return brief.model_copy(
        update={
            "reports": tuple(reports),
            "sources": sources,
            "incidents": incidents,
            "rejected": (Rejected(input=HOSTILE, why=HOSTILE),),
        }
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_hostile_input_stays_text(brief: Brief, theatre: Theatre, pictures: Pictures, lang: str) -> None:
    found = Page(render_html(hostile_copy(brief), theatre, lang, pictures=pictures))
    assert [tag for tag, _a in found.elements if tag == "script"] == ["script"]
    assert "img" not in {tag for tag, _a in found.elements}
    assert not [h for h in found.all("href") if "script" in h.lower() and not h.startswith("#")]
    assert not [name for _tag, attrs in found.elements for name in attrs if name.startswith("on")]


def test_the_same_brief_gives_the_same_bytes(brief: Brief, theatre: Theatre, pictures: Pictures, page: str) -> None:
    assert render_html(brief, theatre, "en", pictures=pictures) == page


def test_it_works_without_a_theatre_and_without_anything(brief: Brief, pictures: Pictures) -> None:
    bare = render_html(brief, None, "en", pictures=pictures)
    assert "“northern army”" in re.sub(r"<[^>]+>", "", bare)
    empty = render_html(Brief(), None, "fr", pictures=Pictures())
    assert "<h1>Aucune affirmation trouvée</h1>" in empty


def test_without_downloads_nothing_links_to_files(brief: Brief, theatre: Theatre, pictures: Pictures) -> None:
    text = render_html(brief, theatre, "en", pictures=pictures, with_downloads=False)
    assert "claims.csv" not in text and "map.svg" not in text


def many(brief: Brief, situations: int) -> Brief:
    """The brief told over and over: each time its own reports, incident and situation."""
    reports: list[Reading] = []
    incidents: list[Incident] = []
    told: list[Situation] = []
    for n in range(situations):
        renamed = {r.id: f"{r.id}-{n}" for r in brief.reports}
        reports += [r.model_copy(update={"id": renamed[r.id]}) for r in brief.reports]
        whole = brief.incidents[0].model_dump_json()
        for old, new in renamed.items():
            whole = whole.replace(f'"report":"{old}"', f'"report":"{new}"')
        incidents.append(Incident.model_validate_json(whole).model_copy(update={"id": f"i{n}"}))
        told.append(Situation(id=f"s{n}", title="", incidents=(f"i{n}",)))
    return brief.model_copy(
        update={"reports": tuple(reports), "incidents": tuple(incidents), "situations": tuple(told)}
    )


def test_a_hundred_reports_stay_readable(brief: Brief, theatre: Theatre, pictures: Pictures) -> None:
    page = Page(render_html(many(brief, 50), theatre, "en", pictures=pictures))
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    folded = [attrs for tag, attrs in page.elements if tag == "details" and attrs.get("class") == "report"]
    assert len(folded) == 100 and not any("open" in attrs for attrs in folded)
    assert "contents-title" in ids
    assert len([1 for tag, _a in page.elements if tag == "details"]) >= 140
