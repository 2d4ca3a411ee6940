"""The templates of the site: Jinja, as the brief's are, with escaping on and unknown names an error."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from wagtail.templatetags.wagtailcore_tags import richtext

from recoupe import i18n
from recoupe.desk.web.access import may
from recoupe.desk.web.dates import day, moment, month, span
from recoupe.desk.web.tongues import language
from recoupe.drawing.page.numbers import number
from recoupe.drawing.page.sides import side_class
from recoupe.drawing.page.words import colon, semicolon
from recoupe.drawing.words import quoted


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a view: `url("review:report", report.pk)`."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options: Any) -> Environment:
    """Return Jinja's environment with the functions that every template may use."""
    options.setdefault("autoescape", True)
    env = Environment(  # noqa: S701 - escaping is on: Django passes it, and so does the line above
        **{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    )
    env.globals.update(
        _=i18n.gettext,
        ngettext=i18n.ngettext,
        interface_language=i18n.current,
        static=static,
        url=url,
        may=may,
        number=number,
        quoted=quoted,
        colon=colon,
        semicolon=semicolon,
        side_class=side_class,
    )
    env.filters.update(day=day, days=lambda pair: span(*pair), moment=moment, month=month, richtext=richtext, span=span)
    env.filters.update(language=language)
    return env
