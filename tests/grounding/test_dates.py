from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import UnsupportedLanguage
from recoupe.grounding.dates import DateMention, dates_by_sentence, dates_in, find_dates, printed_date

FRIDAY = date(2016, 12, 9)


def days(m: DateMention) -> str | None:
    if m.when is None:
        return None
    start, end = m.when.start.isoformat(), m.when.end.isoformat()
    return start if start == end else f"{start}/{end}"


ENGLISH = [
    ("The town fell on Monday.", "Monday", "2016-12-05", "day"),
    ("The town fell early Friday.", "early Friday", "2016-12-09", "day"),
    ("A raid late Sunday night killed two.", "late Sunday night", "2016-12-04", "day"),
    ("Saturdays blast killed two.", "Saturdays", "2016-12-03", "day"),
    ("It fell last Thursday.", "last Thursday", "2016-12-01", "day"),
    ("The assault of December 8 failed.", "December 8", "2016-12-08", "day"),
    ("The assault of 8 December failed.", "8 December", "2016-12-08", "day"),
    ("It began on Tuesday December 8, 2015 at dawn.", "Tuesday December 8, 2015 at dawn", "2015-12-08", "day"),
    ("It fell on December 24.", "December 24", "2016-12-24", "day"),
    ("It fell on March 3.", "March 3", "2016-03-03", "day"),
    ("Two died on 11.10.2016 there.", "11.10.2016", "2016-10-11", "day"),
    ("Two died on 2016-10-11 there.", "2016-10-11", "2016-10-11", "day"),
    ("It was hit yesterday.", "yesterday", "2016-12-08", "day"),
    ("It was hit last night.", "last night", "2016-12-08", "day"),
    ("It was hit this morning.", "this morning", "2016-12-09", "day"),
    ("Raids overnight killed two.", "overnight", "2016-12-08/2016-12-09", "range"),
    ("A raid overnight into Sunday killed two.", "overnight into Sunday", "2016-12-03/2016-12-04", "range"),
    ("Twelve died over the weekend.", "over the weekend", "2016-12-03/2016-12-04", "range"),
    ("Homes burned last week.", "last week", "2016-11-28/2016-12-04", "range"),
    ("Homes burned earlier this week.", "earlier this week", "2016-12-05/2016-12-09", "range"),
    ("An assault failed last month.", "last month", "2016-11-01/2016-11-30", "month"),
    ("Forty died in July.", "in July", "2016-07-01/2016-07-31", "month"),
    ("In early October four died.", "early October", "2016-10-01/2016-10-10", "month"),
    ("It began in March 2011.", "March 2011", "2011-03-01/2011-03-31", "month"),
    ("It was lost in 2015.", "in 2015", "2015-01-01/2015-12-31", "year"),
    ("It was lost last spring.", "last spring", "2016-03-01/2016-05-31", "season"),
    ("It was lost in the summer of 2014.", "in the summer of 2014", "2014-06-01/2014-08-31", "season"),
    ("In the first six months of 2016 many died.", "the first six months of 2016", "2016-01-01/2016-06-30", "range"),
    ("Since Wednesday 30 have died.", "Wednesday", "2016-12-07/2016-12-09", "since"),
    ("Many died since the war began in March 2011.", "March 2011", "2011-03-01/2016-12-09", "since"),
    ("It has been besieged since 2013.", "since 2013", "2013-01-01/2016-12-09", "since"),
    ("In the past 24 hours ten died.", "In the past 24 hours", "2016-12-08/2016-12-09", "range"),
    ("It was shelled three days ago.", "three days ago", "2016-12-06", "day"),
    ("They fought between 3 and 5 May.", "between 3 and 5 May", "2016-05-03/2016-05-05", "range"),
    ("They fought from May 30 to June 2.", "from May 30 to June 2", "2016-05-30/2016-06-02", "range"),
    ("They fought from Monday to Thursday.", "from Monday to Thursday", "2016-12-05/2016-12-08", "range"),
    ("They clashed in recent days.", "in recent days", None, "vague"),
    ("It was the deadliest attack since June 2015.", "June 2015", None, "vague"),
    ("It was the first U.S. raid since the withdrawal of 2011.", "of 2011", None, "vague"),
    ("They must leave before Friday.", "Friday", None, "vague"),
]

FRENCH = [
    ("La ville est tombée lundi.", "lundi", "2016-12-05", "day"),
    ("L'assaut du jeudi 8 décembre a échoué.", "jeudi 8 décembre", "2016-12-08", "day"),
    ("Un raid a tué deux personnes dimanche soir.", "dimanche soir", "2016-12-04", "day"),
    ("Elle est tombée lundi dernier.", "lundi dernier", "2016-12-05", "day"),
    ("Elle est tombée le 3 avril 2017.", "3 avril 2017", "2017-04-03", "day"),
    ("Elle est tombée le 1er mai.", "1er mai", "2016-05-01", "day"),
    ("Elle est tombée hier soir.", "hier soir", "2016-12-08", "day"),
    ("Elle est tombée avant-hier.", "avant-hier", "2016-12-07", "day"),
    ("Elle est tombée aujourd’hui.", "aujourd’hui", "2016-12-09", "day"),
    ("Elle est tombée ce mardi.", "ce mardi", "2016-12-06", "day"),
    (
        "Des frappes dans la nuit de samedi à dimanche ont tué.",
        "dans la nuit de samedi à dimanche",
        "2016-12-03/2016-12-04",
        "range",
    ),
    ("Le quartier a été repris dans la nuit.", "dans la nuit", "2016-12-08/2016-12-09", "range"),
    ("Dix soldats sont morts depuis jeudi.", "jeudi", "2016-12-08/2016-12-09", "since"),
    ("Des maisons ont brûlé la semaine dernière.", "la semaine dernière", "2016-11-28/2016-12-04", "range"),
    ("Une offensive a échoué le mois dernier.", "le mois dernier", "2016-11-01/2016-11-30", "month"),
    ("La ville, perdue au printemps dernier, est reprise.", "au printemps dernier", "2016-03-01/2016-05-31", "season"),
    ("Elle fut prise en mars 2011.", "mars 2011", "2011-03-01/2011-03-31", "month"),
    ("Depuis le début du conflit, en mars 2011, beaucoup sont morts.", "mars 2011", "2011-03-01/2016-12-09", "since"),
    ("Quarante hommes sont morts en juillet.", "en juillet", "2016-07-01/2016-07-31", "month"),
    ("Fin octobre, la base a été perdue.", "Fin octobre", "2016-10-21/2016-10-31", "month"),
    ("Ils se sont battus du 3 au 5 mai.", "du 3 au 5 mai", "2016-05-03/2016-05-05", "range"),
    ("Le poste a été visé il y a trois jours.", "il y a trois jours", "2016-12-06", "day"),
    ("Au premier semestre 2016, beaucoup sont morts.", "Au premier semestre 2016", "2016-01-01/2016-06-30", "range"),
    ("Ils se sont battus entre le 3 et le 5 mai.", "entre le 3 et le 5 mai", "2016-05-03/2016-05-05", "range"),
    ("Trois morts les 8, 10 et 12 mai.", "12 mai", "2016-05-12", "day"),
    ("Des combats ont éclaté en mars 2016.", "mars 2016", "2016-03-01/2016-03-31", "month"),
    ("C'est la pire attaque depuis juin 2015.", "juin 2015", None, "vague"),
    ("Ces derniers jours, ils ont reculé.", "Ces derniers jours", None, "vague"),
]


@pytest.mark.parametrize(("text", "words", "expected", "kind"), ENGLISH)
def test_english_expressions(text: str, words: str, expected: str | None, kind: str) -> None:
    (found,) = dates_in(text, "en", FRIDAY)
    assert (found.text, days(found), found.kind) == (words, expected, kind)


@pytest.mark.parametrize(("text", "words", "expected", "kind"), FRENCH)
def test_french_expressions(text: str, words: str, expected: str | None, kind: str) -> None:
    (found,) = dates_in(text, "fr", FRIDAY)
    assert (found.text, days(found), found.kind) == (words, expected, kind)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Soldiers may march on the second bridge, 300 metres from the 5th brigade."),
        ("en", "Black Friday prices fell, and every Monday they meet."),
        ("fr", "La seconde brigade compte 300 hommes et 12 chars, à 5 km de Homs."),
        ("fr", "Un appel a été passé, une base a été reprise : la mi-temps."),
        ("fr", "Un marin de Saint-Malo a gagné la place en six minutes."),
    ],
)
def test_what_is_no_date_is_not_found(lang: str, text: str) -> None:
    assert dates_in(text, lang, FRIDAY) == []


def test_relative_days_count_from_the_day_mentioned_before() -> None:
    text = "The base fell on Monday. Two days later it was retaken, and the next morning it was lost again."
    assert [days(m) for m in dates_in(text, "en", FRIDAY)] == ["2016-12-05", "2016-12-07", "2016-12-08"]
    text = "La base est tombée mardi. Le lendemain, elle a été reprise. La veille, un pont avait sauté."
    assert [days(m) for m in dates_in(text, "fr", FRIDAY)] == ["2016-12-06", "2016-12-07", "2016-12-06"]


def test_the_weekday_of_a_full_date_is_not_trusted() -> None:
    (found,) = dates_in("Il est mort lundi 8 décembre 2016.", "fr", FRIDAY)
    assert days(found) == "2016-12-08"


def test_a_day_and_month_long_after_publication_was_last_year() -> None:
    (found,) = dates_in("The base fell on December 28.", "en", date(2017, 1, 3))
    assert days(found) == "2016-12-28"


def test_a_date_line_serves_where_no_publication_date_is_known() -> None:
    text = "Raids kill ten\n\nBEIRUT, April 4 2017 – Ten people were killed on Monday."
    lead, monday = dates_in(text, "en", None)
    assert (days(lead), days(monday)) == ("2017-04-04", "2017-04-03")
    text = "Dix morts\n\n4 janvier 2016. – Dix personnes ont été tuées dimanche."
    lead, sunday = dates_in(text, "fr", None)
    assert (lead.kind, days(lead), days(sunday)) == ("dateline", "2016-01-04", "2016-01-03")


def test_without_any_base_a_weekday_is_found_and_left_untold() -> None:
    (found,) = dates_in("Ten people were killed on Monday.", "en", None)
    assert found.when is None


def test_the_date_of_the_report_is_told_from_the_date_of_the_event() -> None:
    first, second = dates_in("Date of publication 9 December 2016 Ten died on Monday.", "en", FRIDAY)
    assert (first.kind, second.kind) == ("dateline", "day")


def test_an_hour_in_universal_time_is_taken_to_the_place_before_its_day() -> None:
    text = "The blast came at 22:30 GMT on Wednesday."
    (here,) = dates_in(text, "en", FRIDAY, "Asia/Damascus")
    (there,) = dates_in(text, "en", FRIDAY)
    assert (days(here), days(there)) == ("2016-12-08", "2016-12-07")
    (here,) = dates_in("L'explosion, à 23 h 30 UTC mercredi, a fait dix morts.", "fr", FRIDAY, "Asia/Baghdad")
    assert days(here) == "2016-12-08"


def test_offsets_are_those_of_the_parsed_document() -> None:
    doc = spacy.blank("fr")("Jeudi, la base est tombée ; elle a été reprise vendredi à l'aube.")
    for m in find_dates(doc, "fr", FRIDAY):
        assert doc.text[m.start : m.end] == m.text
        assert m.reason.rule.startswith("date: ")


def test_mentions_are_sorted_into_their_sentences() -> None:
    text = "It fell on Monday. It was retaken on Tuesday and lost on Wednesday."
    mentions = dates_in(text, "en", FRIDAY)
    assert [len(ms) for ms in dates_by_sentence(mentions, [(0, 18), (19, len(text))])] == [1, 2]


def test_capitals_and_lost_accents_do_not_matter() -> None:
    for written in ("JEUDI 8 DÉCEMBRE 2016", "jeudi 8 decembre 2016", "Jeudi\u00a08\u00a0décembre\u00a02016"):
        (found,) = dates_in(f"Tombée {written}", "fr", FRIDAY)
        assert days(found) == "2016-12-08", written


def test_a_language_without_a_folder_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage):
        dates_in("El lunes.", "xx", FRIDAY)


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_latest_on_or_before_publication(published: date, name: str) -> None:
    (found,) = dates_in(f"It fell on {name}.", "en", published)
    assert found.when is not None
    assert found.when.start.weekday() == WEEKDAYS.index(name)
    assert timedelta(0) <= published - found.when.start < timedelta(7)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_full_date_is_itself_whatever_the_publication(d: date) -> None:
    (found,) = dates_in(f"They met on {d.day} {d.strftime('%B')} {d.year}, at last.", "en", FRIDAY)
    assert found.when is not None
    assert (found.when.start, found.when.end) == (d, d)


@given(st.text(alphabet="0123456789 -/.:lundimarsthejul,;", max_size=80))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    for lang in ("en", "fr"):
        found = dates_in(text, lang, FRIDAY, "Asia/Damascus")
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(text[m.start : m.end] == m.text for m in found)


def test_the_day_that_a_text_prints_is_told_from_one_on_which_something_happened() -> None:
    assert printed_date("Blast\n\nPublished July 27 2016 A bomb went off on Wednesday.", "en") == date(2016, 7, 27)
    assert printed_date("Blast\n\nSat Nov 18 2017 A bomb went off on Friday.", "en") == date(2017, 11, 18)
    assert printed_date("Blast\n\nAugust 21 2013 Saudi Arabia called for a meeting.", "en") == date(2013, 8, 21)
    assert printed_date("Blast\n\nOn August 21, 2013, rockets fell on Ghouta.", "en") is None
    assert printed_date("Attaque\n\nLe vendredi 2 mars 2018, deux attaques ont eu lieu.", "fr") is None


def test_a_weekday_in_full_that_opens_a_sentence_dates_an_event() -> None:
    found = dates_in("Attaque\n\nLe vendredi 2 mars 2018, deux attaques ont eu lieu.", "fr", date(2018, 3, 3))
    assert [(str(m.when.start), m.kind) for m in found if m.when] == [("2018-03-02", "day")]
