from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import UnreadableInput
from recoupe.reading.page import read_page

MANY = "{other}" * 7
STORY = (
    "<p>The army said on Monday that it had taken two villages near the river from the rebels, killing ten of them.</p>"
    "<p>A rebel spokesman denied that the villages had fallen and said that four tanks had been destroyed there.</p>"
    "<p>Residents reached by telephone said that shells were still falling on the road to the north at nightfall.</p>"
)
OTHER = "<p>Forty people died in a market bombing in another town.</p>"

PIECES = [
    "<p>", "</p>", "<div class='comments'>", "</div>", "<article>", "</article>", "<h1>Two</h1>", "<ul><li>",
    "</ul>", "<br>", "<table><tr><td>", "</table>", "<a href='x'>", "</a>", "<figure>", "<form>", "<!--",
    "-->", "<![CDATA[", "&#0;", "&nbsp;", "<script>", "</script>", "<b>Lire aussi",
    "The army said on Monday that it had taken two villages near the river. ", "<svg>", "<html lang='fr'>",
    "<body>", "<meta charset='x'>", "\u00ad", "<p hidden>", "À lire aussi : dix morts",
]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        "<div class='elementor-widget elementor-widget-post-content'>{story}</div><div class='widget'>{other}</div>",
        "<form id='aspnetForm'><div class='content'>{story}</div><div class='related-news'>{other}</div></form>",
        "<article><div class='subscription-content'>{story}</div><div class='share-bar'>{other}</div></article>",
        "<div class='with-comments has-sidebar'>{story}<div class='sidebar'>{other}</div></div>",
        "<article>{story}</article><div id='comments'>" + MANY + "</div>",
        "<article>{story}<section class='article-comments'>" + MANY + "</section></article>",
        "<main><div class='body'>{story}</div><ul class='most-read'><li>{other}</li></ul></main>",
        "<article>{story}<h4>See also</h4><p><a href='/x'>Forty people died in a market bombing</a></p></article>",
        "<article>{story}<p><a href='/x'>Forty people died in a market bombing in another town</a></p></article>",
        "<article>{story}<figure><img src='a.png'><figcaption>Forty people died here.</figcaption></figure></article>",
        "<article>{story}<aside>{other}</aside></article>",
    ],
)
def test_the_story_stays_and_what_is_beside_it_goes(page):
    body = page.format(story=STORY, other=OTHER)
    html = f"<html lang='en'><head><title>Two villages</title></head><body>{body}</body></html>"
    text = read_page(html, "x.html").text
    for words in ("killing ten of them", "four tanks", "at nightfall"):
        assert words in text
    assert "Forty people" not in text


def test_links_to_sources_stay():
    html = f"<body><article>{STORY}<p><a href='https://desk.example/a'>desk.example</a></p></article></body>"
    assert read_page(html, "x.html").text.endswith("\n\ndesk.example")


def test_tables_lists_and_headings_keep_their_lines():
    html = (
        f"<body><article><h1>Two villages</h1>{STORY}<h2>The toll</h2>"
        "<table><tr><td>Hama</td><td>12 dead</td></tr><tr><td>Homs</td><td>3 dead</td></tr></table>"
        "<ul><li>From Suran to Khattab</li><li>From Halfaya to Maharda</li></ul></article></body>"
    )
    text = read_page(html, "x.html").text
    assert "\n\nThe toll\n\n" in text
    assert "Hama | 12 dead" in text
    assert "- From Suran to Khattab\n- From Halfaya to Maharda" in text


def test_teasers_beside_the_article_do_not_win():
    teaser = (
        "<article class='teaser'><h2><a href='1'>Five killed in Derna</a></h2><p>Five died on Sunday.</p></article>"
    )
    text = read_page(
        f"<body><main>{teaser}<article><h1>Two villages</h1>{STORY}</article>{teaser}</main></body>", "x"
    ).text
    assert "killing ten of them" in text
    assert "Derna" not in text


def test_old_pages_break_paragraphs_with_br_and_end_in_a_row_of_links():
    lines = "The army took two villages.<br><br>Ten men were killed.<br><br>LIRE AUSSI &gt; Forty dead in a bombing"
    last = "A rebel denied that the villages had fallen, and said so twice."
    page = f"<body><font><b>Clash near Suran</b><br><br>{lines}<br><br>{last}</font>"
    draft = read_page(f"{page}<hr><a href='a'>Benghazi: 12 dead</a> <a href='b'>Airport shelled again</a></body>", "x")
    assert draft.title == "Clash near Suran"
    assert draft.text == (
        "Clash near Suran\n\nThe army took two villages.\n\nTen men were killed.\n\n"
        "A rebel denied that the villages had fallen, and said so twice."
    )


def test_bylines_outside_the_text_are_credits():
    byline = "<ul class='meta'><li>Par la rédaction avec AFP</li></ul>"
    page = f"<body><article><h1>Two villages</h1>{byline}{STORY}</article></body>"
    assert [(c.name, c.role) for c in read_page(page, "x").credits] == [("AFP", "agency")]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_soup_is_a_page_or_unreadable(html):
    try:
        draft = read_page(html, "soup")
    except UnreadableInput as error:
        assert error.where == "soup"
    else:
        assert draft.text.strip()
