from __future__ import annotations

import pytest

from recoupe.reading.page import read_page

MANY = "{other}" * 7
STORY = (
    "<p>The army said on Monday that it had taken two villages near the river from the rebels, killing ten of them.</p>"
    "<p>A rebel spokesman denied that the villages had fallen and said that four tanks had been destroyed there.</p>"
    "<p>Residents reached by telephone said that shells were still falling on the road to the north at nightfall.</p>"
)
OTHER = "<p>Forty people died in a market bombing in another town.</p>"


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
