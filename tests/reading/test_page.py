"""Pages in different templates. Settings are real; outlets, people, figures and quotations are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from recoupe.reading import read
from recoupe.reading.page import read_page

PAGES = Path(__file__).parent / "pages"
SEED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seed" / "palmyre-2016-12-08.html"

# page, title, outlet, published, url, language, credits, phrases that must stay, phrases that must not
CASES = [
    (
        "wordpress_fr",
        ("Combats autour du barrage de Tichrine", "La Vigie du Levant", date(2024, 12, 30)),
        ("https://vigie-levant.example/2024/12/combats-tichrine/", "fr"),
        [("AFP", "agency"), ("Lina Marchetti", "author")],
        [
            "tué 13 combattants",
            "- Al-Mahmoudiya, au nord du barrage\n- Al-Alouch, sur la rive",
            "\n\nDes bilans invérif",
        ],
        ["21 morts", "400 civils", "14 morts", "30 combattants", "tué 5 personnes", "Raqqa", "Facebook", "Étiquettes"],
    ),
    (
        "jsonld_en",
        ("Drone strike hits convoy south of Kirkuk, police say", "Zagros Courier", date(2023, 5, 14)),
        ("https://zagros-courier.example/iraq/kirkuk-convoy-drone-strike", "en"),
        [("Reuters", "agency"), ("Hadi Sabr", "author"), ("Tom Quill", "author"), ("Maya Thornbury", "author")],
        ["wounding two officers", "“remains open”", "blamed Islamic State", "at least four people"],
        ["Tuz Khurmatu", "Hawija", "50 dead", "6 people were killed", "briefing", "Karbala", "Basra"],
    ),
    (
        "live_fr",
        ("Soudan : la journée du 24 avril, heure par heure", "Radio Grand Fleuve", date(2023, 4, 24)),
        ("https://grand-fleuve.example/direct/soudan-24-avril", "fr"),
        [],
        [
            "sept morts dans son quartier",
            "a démenti que",
            "700 personnes",
            "273 civils tués",
            "trêve de soixante-douze",
        ],
        ["Burkina", "20 000 réfugiés", "Partager", "Mentions"],
    ),
    (
        "minimal_en",
        ("Two villages change hands near Bakhmut", None, date(2023, 5, 10)),
        (None, "en"),
        [],
        ["killing more than 20 soldiers", "denied the loss", "could be checked"],
        ["10 May"],
    ),
    (
        "windows1252_fr",
        ("Gao : une base militaire attaquée", None, date(2022, 3, 22)),
        (None, "fr"),
        [("Awa Keïta", "translator")],
        [
            "à l’aube",
            "« Nous avons perdu quatre soldats",
            "une vingtaine de militaires auraient été tués.\n\nL’attaque",
        ],
        ["200 morts", "gendarmes", "Accueil"],
    ),
    (
        "divs_en",
        ("Rebels enter Taiz suburb", "Red Sea Examiner", date(2018, 6, 3)),
        ("https://redsea.example/taiz-suburb", "en"),
        [("Xinhua", "agency")],
        ["17 of his own men", "more than 40", "nine bodies", "government said.\n\nHe added"],
        ["Hodeidah", "killed 8", "300 dead", "Najran", "Tweet", "Privacy"],
    ),
    (
        "cookies_fr",
        ("Liban : deux obus tombent près de Naqoura", "Littoral Quotidien", date(2023, 10, 16)),
        ("https://littoral.example/naqoura-obus", "fr"),
        [("AFP", "agency"), ("ANI", "agency")],
        ["sans faire de blessé", "cinq postes israéliens", "Un berger aurait été tué", "\n\nSource : AFP, ANI"],
        [
            "500 morts",
            "200 cibles",
            "cookies",
            "Abonnez",
            "Lire",
            "Marjayoun",
            "numéro spécial",
            "injurieux",
            "lecture",
        ],
    ),
    (
        "blog_en",
        ("Offensive north of Hama: what each side says", "Orontes Notebook", date(2017, 3, 23)),
        ("https://orontes.example/hama", "en"),
        [("sahel-desk.example", "source"), ("Nora Vance", "translator")],
        ["- From Halfaya towards Maharda\n- From Suran to Khattab\n- From Lataminah", "ten tanks", "38 dead"],
        ["1,000 of them", "source?", "Share"],
    ),
]


@pytest.mark.parametrize(("page", "head", "place", "credited", "kept", "gone"), CASES, ids=[c[0] for c in CASES])
def test_page_comes_out_without_its_furniture(page, head, place, credited, kept, gone):
    batch = read(PAGES / f"{page}.html")
    assert batch.rejected == ()
    (report,) = batch.reports
    assert (report.title, report.outlet, report.published) == head
    assert (report.url, report.lang) == place
    assert [(c.name, c.role) for c in report.credits] == credited
    assert report.text.startswith(f"{report.title}\n\n")
    assert report.text.count(report.title) == 1
    assert [phrase for phrase in kept if phrase not in report.text] == []
    assert [phrase for phrase in gone if phrase in report.text] == []


@pytest.mark.skipif(not SEED.is_file(), reason="the seed page lies beside the repository and is not there")
def test_seed_page():
    (report,) = read(SEED).reports
    assert (report.title, report.outlet, report.published) == (
        "Offensive de Daesh contre Palmyre",
        "JForum",
        date(2016, 12, 9),
    )
    assert report.url == "https://jforum.example/offensive-de-daesh-contre-palmyre/"
    names = {c.role: c.name for c in report.credits}
    assert set(names) == {"source", "adapter"}
    assert names["source"] == "southfront.org"
    assert report.text.count("\n- ") == 2
    for word in ("Accueil", "Mossoul", "Akismet", "Click to", "S’abonner", "commentaire", "Commentaires"):
        assert word not in report.text


def test_options_fill_in_and_never_override(tmp_path):
    plain = tmp_path / "a.txt"
    plain.write_text("The army said on Monday that it had taken two villages near the river from the rebels.")
    batch = read([PAGES / "minimal_en.html", PAGES / "blog_en.html", plain], outlet="Mine", published="2020-01-02")
    assert [r.outlet for r in batch.reports] == ["Mine", "Orontes Notebook", "Mine"]
    assert [r.published for r in batch.reports] == [date(2023, 5, 10), date(2017, 3, 23), date(2020, 1, 2)]


def test_deeply_nested_page_is_rejected_and_quickly():
    import time

    from recoupe.errors import UnreadableInput
    from recoupe.reading.page import read_page

    html = "<html><body>" + "<div>" * 100_000 + "<p>Twelve soldiers died.</p>" + "</div>" * 100_000
    began = time.monotonic()
    with pytest.raises(UnreadableInput, match="no article text"):
        read_page(html, "deep.html")
    assert time.monotonic() - began < 20


def test_external_entities_are_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("KEEPOUT")
    page = tmp_path / "x.html"
    page.write_text(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY b "&x;">]>'
        "<html><body><h1>Clash near the bridge</h1><p>The army said on Monday that it had lost &x; four men near the "
        "bridge and &b; that fighting went on into the night, while the rebels said nothing of it.</p></body></html>"
    )
    (report,) = read(page).reports
    assert "KEEPOUT" not in report.text
    assert "four men" in report.text


def test_what_a_page_only_calls_its_address_is_left_out():
    body = "".join(f"<p>The army said on Monday that it had retaken {n} villages near the river.</p>" for n in range(9))
    page = (
        f'<html><head><link rel="canonical" href="http://[::1/a"></head><body><article>{body}</article></body></html>'
    )
    assert read_page(page, "a.html").url is None


def test_control_characters_cost_no_page():
    body = "".join(f"<p>The army said&#11; on Monday&#x1F; that it had retaken {n} \x02villages.</p>" for n in range(9))
    page = (
        f"<html><body><div>a&#1;b</div><article>{body}<p>&#65;t dawn&#10;they left&#127;.</p></article></body></html>"
    )
    text = read_page(page, "a.html").text
    assert "The army said on Monday that it had retaken 3 villages." in text
    assert "At dawn" in text
