"""Words that are kept, said again in each language."""

from __future__ import annotations

from recoupe.desk.retold import Heard
from recoupe.errors import RecoupeError
from recoupe.i18n import gettext, ngettext, use


def test_an_error_is_said_in_each_language_with_its_values() -> None:
    heard = Heard()
    with heard.listening():
        error = RecoupeError(
            gettext("Its claims could not be found ({what}): {title}", what="KeyError", title="Raid in Homs"),
            where="https://example.org/There is no report in it",
            todo=gettext("There is no report in it."),
        )
    told = heard.in_each(f"Note. {error}")
    assert told["en"] == f"Note. {error}"
    address = "https://example.org/There is no report in it"
    assert told["fr"] == (
        f"Note. {address}: Ses affirmations n’ont pas pu être trouvées (KeyError)\u00a0: Raid in Homs. "
        "Il ne contient aucun article."
    )


def test_what_was_said_in_a_value_is_said_again_too() -> None:
    heard = Heard()
    with use("fr"), heard.listening():
        inner = gettext("There is no report in it.")
        outer = gettext("The page could not be read, so this is the feed’s own text. {why}", why=inner)
    told = heard.in_each(outer)
    assert told["fr"] == outer
    assert told["en"] == "The page could not be read, so this is the feed’s own text. There is no report in it."


def test_numbers_take_the_form_of_each_language() -> None:
    heard = Heard()
    with heard.listening():
        said = ngettext("Failed {n} time.", "Failed {n} times in a row.", 3)
    assert heard.in_each(said) == {"en": "Failed 3 times in a row.", "fr": "3 échecs de suite."}


def test_only_what_was_said_meanwhile_is_known() -> None:
    heard = Heard()
    with heard.listening():
        gettext("There is no report in it.")
    said = gettext("The feed is watched now.")
    assert heard.in_each(said) == {"en": said, "fr": said}
