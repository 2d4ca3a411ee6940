"""The journey goes on: a page is drafted of the incident in one step, written, adapted through the gate, and read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from browsing import serious

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.browser, pytest.mark.journey]

TITLE = "Shells hit the market of Maarrat al-Numan"
LEAD = "Three accounts of Tuesday’s shelling face each other."
SENTENCES = {
    "nine civilians": "The Civil Defence said that shelling killed nine civilians in Maarrat al-Numan on Tuesday.",
    "seven civilians": "The Syrian Observatory for Human Rights said that shelling of Maarrat al-Numan killed seven "
    "civilians on Tuesday.",
    "denied": "The army denied that it had shelled Maarrat al-Numan.",
}
"""What the editor makes of each sentence of the draft, by words of the claim that it rests on."""

NINE = SENTENCES["nine civilians"]
FRENCH = {
    TITLE: "Des obus frappent le marché de Maarrat al-Nouman",
    LEAD: "Trois versions du bombardement de mardi se font face.",
    NINE: "La Défense civile a déclaré que des bombardements avaient tué {n} civils à Maarrat al-Nouman mardi.",
    SENTENCES["seven civilians"]: "L’Observatoire syrien des droits de l’homme a déclaré que des bombardements de "
    "Maarrat al-Nouman avaient tué sept civils mardi.",
    SENTENCES["denied"]: "L’armée a démenti avoir bombardé Maarrat al-Nouman.",
}
MOST = 300_000
"""Bytes of a page before its full-size map is opened."""

WEIGHT = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, entry) => sum + entry.encodedBodySize, 0)"""


def write(page: Any) -> None:
    """Write the draft out in Wagtail's editor: headline, lead, and its sentences, whose claims stay."""
    from playwright.sync_api import expect

    sentences = page.get_by_role("textbox", name="Sentence*")
    chosen = page.locator(".claims-chosen")
    expect(sentences).to_have_count(len(SENTENCES))
    expect(chosen).to_have_count(len(SENTENCES))
    page.get_by_role("textbox", name="Title*").fill(TITLE)
    page.get_by_role("textbox", name="Lead").fill(LEAD)
    left = dict(SENTENCES)
    for n in range(len(SENTENCES)):
        told = chosen.nth(n).inner_text()
        (words,) = [w for w in left if w in told]
        sentences.nth(n).fill(left.pop(words))


def publish(page: Any) -> None:
    """Press the editor's button."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()


def translate(page: Any, original: str, words: str) -> None:
    """Put the words of one sentence in wagtail-localize's editor."""
    from playwright.sync_api import expect

    row = page.get_by_role("listitem").filter(has=page.get_by_text(original, exact=True)).last
    row.get_by_role("button", name=re.compile("^(Translate|Edit)$")).click()
    row.get_by_role("textbox").fill(words)
    # The editor shows the words before the server has them.
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        row.get_by_role("button", name="Save").click()
    expect(row.get_by_text(words, exact=True)).to_be_visible()


def published(page: Any) -> str:
    """Return the path of the page that Wagtail says it has published."""
    link = page.get_by_role("link", name="View live").first
    return str(link.get_attribute("href"))


def test_a_page_is_drafted_in_one_step_written_and_published(somebody: Callable[..., Any], way: Any) -> None:
    from playwright.sync_api import expect

    editor = somebody("editor")
    page = editor.page
    editor.goes(way["incident"])
    expect(page.locator(".incident-desk dl div", has_text="The machine")).to_contain_text("confirmed")
    editor.goes("/desk/incidents/?place=Maarrat")
    page.get_by_role("row", name="Shelling, artillery or missile attack").get_by_role("checkbox").check()
    page.get_by_role("button", name="Draft a page").click()
    page.wait_for_url("**/cms/pages/*/edit/")
    writing = page.url
    write(page)
    told = page.locator(".claims-chosen").all_inner_texts()
    (at,) = [n for n, text in enumerate(told) if "nine civilians" in text]
    claims = page.locator(".claims-chosen", has_text="nine civilians")
    claims.get_by_role("button", name="Take out").click()
    expect(claims).to_have_count(0)
    publish(page)
    expect(page.get_by_text("A sentence needs at least one claim that it rests on.").first).to_be_visible()
    expect(page.get_by_role("button", name="Choose claims")).to_have_count(len(SENTENCES))
    page.get_by_role("button", name="Choose claims").nth(at).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="What does the sentence rest on?")
    expect(dialog).to_be_visible()
    page.keyboard.type("nine civil")
    expect(dialog.get_by_role("checkbox")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(claims).to_have_count(1)
    publish(page)
    expect(page.get_by_text(f"Page '{TITLE}' has been published.")).to_be_visible()
    way["en"] = published(page)
    editor.goes("/desk/pages/")
    expect(page.get_by_role("row", name=TITLE)).to_contain_text("public")
    # While a sentence had no claim, the editor may have tried to keep the draft by itself, which was refused as well.
    refused = f"Failed to load resource: the server responded with a status of 400 (Bad Request) ({writing})"
    editor.complaints[:] = [c for c in editor.complaints if c != refused]
    editor.looks()


def test_its_adaptation_waits_until_a_figure_that_did_not_survive_is_mended(
    somebody: Callable[..., Any], way: Any
) -> None:
    from playwright.sync_api import expect

    editor = somebody("editor")
    page = editor.page
    assert way["en"]
    editor.goes("/desk/pages/")
    page.get_by_role("row", name=TITLE).get_by_role("button", name="Adapt into French").click()
    page.wait_for_url("**/cms/pages/*/edit/")
    writing = page.url
    for original, words in FRENCH.items():
        translate(page, original, words.format(n="dix-neuf"))
    page.get_by_role("button", name="Publish in français").click()
    page.wait_for_url("**/adaptation/")
    differences = page.url
    expect(page.get_by_role("heading", name="figure: 9")).to_be_visible()
    expect(page.get_by_role("heading", name="figure: 19")).to_be_visible()
    expect(page.get_by_text("2 differences to mend or to overrule")).to_be_visible()
    expect(page.get_by_text("publish again")).to_have_count(0)
    editor.looks()
    page.get_by_role("button", name="Publish the adaptation").click()
    expect(page.get_by_text("did not survive the adaptation")).to_be_visible()

    page.get_by_role("link", name="Write the adaptation").click()
    page.wait_for_url(writing)
    translate(page, NINE, FRENCH[NINE].format(n="neuf"))
    editor.goes(differences)
    expect(page.get_by_text("Nothing: figures, names, places")).to_be_visible()
    page.get_by_label("Adapted by").fill("Nadia Haddad")
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("button", name="Publish the adaptation").click()
    expect(page.get_by_text("The adaptation is public.")).to_be_visible()
    editor.looks()
    way["fr"] = str(page.get_by_role("link", name="public", exact=True).get_attribute("href"))


@pytest.mark.parametrize(("lang", "size", "scheme"), [("en", "desk", "dark"), ("en", "phone", "light"),
                                                     ("fr", "desk", "light"), ("fr", "phone", "dark")])  # fmt: skip
def test_a_reader_opens_it_and_its_map(
    somebody: Callable[..., Any], way: Any, lang: str, size: str, scheme: str
) -> None:
    from playwright.sync_api import expect

    reader = somebody(size=size, scheme=scheme)
    page = reader.page
    reader.goes(way[lang])
    title, told = TITLE, NINE
    if lang == "fr":
        title, told = FRENCH[title], FRENCH[NINE].format(n="neuf")
        expect(page.locator(".byline")).to_contain_text("Nadia Haddad")
        expect(page.locator(".adapted a")).to_have_attribute("href", re.compile(f"{re.escape(way['en'])}$"))
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".passage", has_text=told)).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(WEIGHT) < MOST
    assert not [url for url in reader.asked if "maplibre-gl" in url]
    assert serious(page) == []
    assert not reader.wide()

    downloads = dict(_downloads(page))
    assert downloads["map.svg"].startswith(b"<svg") or b"<svg" in downloads["map.svg"][:300]
    assert downloads["map.png"].startswith(b"\x89PNG")
    assert json.loads(downloads["map.geojson"])["features"]

    picture = page.locator("a.map-picture")
    reader.tabs_to(picture)
    page.keyboard.press("Enter")
    expect(page.locator("#map-dialog")).to_be_visible()
    page.locator('[data-rm-ready="true"]').wait_for()
    box = page.locator("#map-dialog").bounding_box()
    assert box
    assert box["width"] >= 0.9 * page.viewport_size["width"], "full size"
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#map-dialog")).to_be_hidden()
    assert picture.evaluate("e => e === document.activeElement"), "the reader is where they were"
    assert (reader.abroad(), reader.complaints) == ([], [])


def _downloads(page: Any) -> Iterator[tuple[str, bytes]]:
    for link in page.locator(".map-files a").all():
        with page.expect_download() as begun:
            link.click()
        file = begun.value
        yield str(link.get_attribute("href")).split("/")[-1].split("?")[0], file.path().read_bytes()


def test_readers_find_it_from_the_front_by_a_part_of_a_name(somebody: Callable[..., Any], way: Any) -> None:
    from playwright.sync_api import expect

    assert way["fr"]
    reader = somebody(size="phone")
    page = reader.page
    for lang, title in (("en", TITLE), ("fr", FRENCH[TITLE])):
        reader.goes(f"/{lang}/")
        expect(page.get_by_role("link", name=title)).to_be_visible()
        reader.looks()
        for words in ("maarrat", "Ma‘arrat al-Nu‘man", "civil neuf" if lang == "fr" else "civil nine"):
            reader.goes(f"/{lang}/search/?q={words}")
            expect(page.get_by_role("link", name=title)).to_be_visible()
        reader.looks()
    reader.goes("/en/search/?q=Damascus")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(0)
