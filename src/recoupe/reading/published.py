"""Publication dates as documents write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from recoupe.errors import BadRecord
from recoupe.i18n import gettext as _
from recoupe.model.claim import FIRST_DAY, LAST_DAY
from recoupe.reading.lines import lines_of

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_YEAR_LAST = re.compile(
    r"\b\d{1,2}(?:er|st|nd|rd|th)?\.?\s+[^\W\d_]{3,}\.?,?\s+\d{4}\b|\b[^\W\d_]{3,}\.?\s+\d{1,2},?\s+\d{4}\b"
)


def checked_day(day: date) -> date:
    """Return a publication date. Raises BadRecord for one of a year that the model does not take."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadRecord(
            _("the publication date {value} lies outside the years 1000 to 2999", value=day.isoformat()),
            todo=_("Correct or remove it"),
        )
    return day


def parse_published(value: str) -> date:
    """Return the day of "2016-12-09", "2016-12-09T08:12:00+01:00", "Fri, 09 Dec 2016 …", "9 décembre 2016".

    The day is the one written, in the publisher's own time zone. Raises BadRecord for anything else: "12/9/16" could
    be two days, and a wrong day moves every "Thursday" in the report.
    """
    text = value.strip()
    try:
        if _ISO.match(text):
            return checked_day(date.fromisoformat(text[:10]))
        if re.fullmatch(r"\d{8}", text):
            return checked_day(datetime.strptime(text, "%Y%m%d").date())
    except ValueError:
        pass
    else:
        try:
            return checked_day(parsedate_to_datetime(text).date())
        except (ValueError, OverflowError):
            pass
        if _YEAR_LAST.search(text):
            import dateparser  # slow to import, and rarely needed

            found = dateparser.parse(text, languages=["en", "fr"], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
            if found is not None:
                return checked_day(date(found.year, found.month, found.day))
    raise BadRecord(
        _("the publication date {value} cannot be read", value=repr(text[:40])),
        todo=_("Write it as YYYY-MM-DD, or leave it out"),
    )


def date_line(text: str) -> date | None:
    """Return the day that one of the first lines of a text consists of ("10 May 2023", "Publié le 16 avril 2018")."""
    for line in lines_of(text)[:4]:
        found = _YEAR_LAST.search(line.text)
        if found and len(line.text) <= 60 and len(line.text) - len(found.group()) <= 35 and "." not in line.text[:-3]:
            try:
                return parse_published(found.group())
            except BadRecord:
                continue
    return None
