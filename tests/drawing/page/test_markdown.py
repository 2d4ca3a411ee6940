from __future__ import annotations

from recoupe.drawing.markdown import plain, render_markdown
from recoupe.model import Brief
from recoupe.theatres.schema import Theatre


def test_the_brief_in_short_has_versions_contradictions_ranges_and_what_is_wanted(
    brief: Brief, theatre: Theatre
) -> None:
    text = render_markdown(brief, theatre, "en")
    assert text.startswith("# Tell Amber: armed clash, 3 versions\n")
    for words in (
        "- **Northern Wire, Beacon (North)**",
        "Losses: South – Killed: more than 60 soldiers",
        "**Contradiction**",
        "no best estimate",
        "Imagery of Tell Amber",
        "“Neither account could be verified.”",
        "empty.html",
        "≠ contested",
        "Reportedly: attack by “terroristes” repelled",
        "<https://example.org/en?a=1&b=2>",
    ):
        assert words in text, words


def test_it_is_written_in_french_with_french_spaces(brief: Brief, theatre: Theatre) -> None:
    text = render_markdown(brief, theatre, "fr")
    assert text.startswith("# Tell Amber\xa0: affrontement armé, 3 versions\n")
    assert "Chiffres avancés" in text and "«\u202fNeither account could be verified.\u202f»" in text


def test_text_cannot_become_markup() -> None:
    assert plain("<script> *a* [b](javascript:x) `c` # d") == r"\<script\> \*a\* \[b\](javascript:x) \`c\` \# d"
    assert "\n" not in plain("a\n# b")


def test_the_same_brief_gives_the_same_text(brief: Brief, theatre: Theatre) -> None:
    assert render_markdown(brief, theatre, "en") == render_markdown(brief, theatre, "en")
