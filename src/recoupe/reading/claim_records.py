"""One claim, movement or context of a record, filled in and checked against the model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import ValidationError

from recoupe.errors import BadRecord
from recoupe.i18n import gettext as _
from recoupe.model import Claim, Context, Credit, CreditRole, Figure, Movement, Place, Reason, Span
from recoupe.reading.decoding import check_field
from recoupe.reading.quoting import find_quote, find_word

_NAMED = ("source", "via", "cue", "by", "against")


def _known(record: Mapping[str, Any], model: type) -> dict[str, Any]:
    """Return the fields of `record` that the model has and that are not null, which means the default."""
    fields: dict[str, Any] = model.model_fields  # type: ignore[attr-defined]
    names = set(fields) | {f.alias for f in fields.values() if f.alias}
    return {k: v for k, v in record.items() if k in names and v is not None}


def _checked[T](model: type[T], values: dict[str, Any]) -> T:
    check_field(model.__name__, values)
    try:
        return model(**values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(p) for p in first["loc"]) or model.__name__
        raise BadRecord(
            _("{field}: {why}", field=field, why=first["msg"]), todo=_("See the JSON schema of claims")
        ) from None
    except TypeError as error:
        raise BadRecord(str(error), todo=_("See the JSON schema of claims")) from None


def _offset(value: Any, shift: int) -> int | None:
    return value + shift if isinstance(value, int) and not isinstance(value, bool) else None


def _span(value: Any, shift: int) -> Span | None:
    if isinstance(value, list | tuple) and len(value) == 2:
        start, end = _offset(value[0], shift), _offset(value[1], shift)
        if start is not None and end is not None and 0 <= start < end:
            return start, end
    return None


def _quote(record: Mapping[str, Any], text: str, shift: int) -> Span:
    quote = record.get("quote")
    if not isinstance(quote, str) or not quote.strip():
        raise BadRecord(_("it has no quote"), todo=_("Give the exact words of the report that it stands on"))
    found = find_quote(text, quote, _offset(record.get("start"), shift), _offset(record.get("end"), shift))
    if found is None:
        raise BadRecord(
            _("its quote {quote} does not occur in the report's text", quote=repr(quote[:60])),
            todo=_("Quote the text exactly"),
        )
    return found


def _when(record: Mapping[str, Any]) -> Any:
    """Return `when`: an object, "2016-12-08", "2016-12-08/2016-12-10", or the annotation guide's `date`."""
    value = record.get("when") if record.get("when") is not None else record.get("date")
    if isinstance(value, str) and value:
        start, _slash, end = value.partition("/")
        return {"start": start, "end": end or start}
    if isinstance(value, Mapping) and value.get("start"):
        return {"start": value["start"], "end": value.get("end") or value["start"]}
    return None


def _places(value: Any, text: str, quote: Span, shift: int) -> tuple[Place, ...]:
    """Return places given as objects or as bare names."""
    items = value if isinstance(value, list | tuple) else [] if value is None else [value]
    out: list[Place] = []
    for item in items:
        record: Mapping[str, Any] = {"text": item} if isinstance(item, str) else item
        if not isinstance(record, Mapping):
            raise BadRecord(_("a place must be a name or an object"), todo=_("See the JSON schema of claims"))
        values = _known(record, Place)
        name = values.get("text") or values.get("name")
        if not isinstance(name, str):
            raise BadRecord(_("a place has no text"), todo=_("Give its name as the report writes it"))
        stated = _span([values.get("start"), values.get("end")], shift)
        found = find_word(text, name, quote, stated)
        values.update(text=name, start=found[0] if found else None, end=found[1] if found else None)
        out.append(_checked(Place, values))
    return tuple(out)


def _figures(value: Any, text: str, quote: Span, shift: int) -> tuple[Figure, ...]:
    if value is not None and not isinstance(value, list | tuple):
        raise BadRecord(_("{field} must be a list", field="figures"), todo=_("Correct or remove it"))
    out: list[Figure] = []
    for item in value or ():
        if not isinstance(item, Mapping):
            raise BadRecord(_("a figure must be an object"), todo=_("See the JSON schema of claims"))
        values = _known(item, Figure)
        values.setdefault("text", text[quote[0] : quote[1]])
        if not isinstance(values["text"], str):
            raise BadRecord(_("a figure has no text"), todo=_("Give the words with its number"))
        found = find_word(text, values["text"], quote, _span([values.get("start"), values.get("end")], shift))
        values.update(start=found[0] if found else None, end=found[1] if found else None)
        values.setdefault("kind", "other")
        out.append(_checked(Figure, values))
    for figure in out:
        if figure.part_of is not None and not 0 <= figure.part_of < len(out):
            raise BadRecord(
                _("a figure is part of figure {n}, which is not there", n=figure.part_of),
                todo=_("part_of counts the claim's figures from 0"),
            )
    return tuple(out)


def _reasons(value: Any) -> tuple[Reason, ...]:
    out = []
    for item in value if isinstance(value, list) else []:
        if isinstance(item, str):
            out.append(_checked(Reason, {"rule": "given", "text": item}))
        elif isinstance(item, Mapping):
            out.append(_checked(Reason, {"rule": "given", "text": "", **_known(item, Reason)}))
    return tuple(out)


def _id(record: Mapping[str, Any], made: str) -> str:
    value = record.get("id")
    return made if value is None or value == "" else str(value)


def claim_of(record: Mapping[str, Any], n: int, text: str, shift: int) -> Claim:
    """Return the claim of a record, the `n`-th of its report; `shift` moves its offsets. Raises BadRecord."""
    quote = _quote(record, text, shift)
    values = _known(record, Claim)
    given = values.get("spans") if isinstance(values.get("spans"), Mapping) else {}
    spans: dict[str, Span | None] = {}
    for name in _NAMED:
        word = values.get(name)
        if isinstance(word, str) and word:
            spans[name] = find_word(text, word, quote, _span((given or {}).get(name), shift))
        else:
            values.pop(name, None)
            spans[name] = None
    values.update(
        id=_id(record, f"c{n}"),
        quote=text[quote[0] : quote[1]],
        start=quote[0],
        end=quote[1],
        places=_places(
            record["places"] if record.get("places") is not None else record.get("place"), text, quote, shift
        ),
        figures=_figures(values.get("figures"), text, quote, shift),
        when=_when(record),
        spans=spans,
        reasons=_reasons(values.get("reasons")),
    )
    return _checked(Claim, values)


def movement_of(record: Mapping[str, Any], n: int, text: str, shift: int) -> Movement:
    """Return the movement of a record, the `n`-th of its report. Raises BadRecord."""
    quote = _quote(record, text, shift)
    values = _known(record, Movement)
    values.pop("from_", None)
    values.update(
        {
            "id": _id(record, f"m{n}"),
            "quote": text[quote[0] : quote[1]],
            "start": quote[0],
            "end": quote[1],
            "when": _when(record),
            "from": _places(record.get("from"), text, quote, shift),
            "to": _places(record.get("to"), text, quote, shift),
        }
    )
    return _checked(Movement, values)


def context_of(record: Mapping[str, Any], text: str, shift: int) -> Context:
    """Return the context sentence of a record. Raises BadRecord."""
    quote = _quote(record, text, shift)
    values = {**_known(record, Context), "quote": text[quote[0] : quote[1]], "start": quote[0], "end": quote[1]}
    return _checked(Context, values)


def credits_of(items: list[Any]) -> tuple[Credit, ...]:
    """Return the credits of a record: objects or bare names. A role that the model does not know is null."""
    out: list[Credit] = []
    for item in items:
        name, role = (item.get("name"), item.get("role")) if isinstance(item, Mapping) else (item, None)
        if isinstance(name, str) and name.strip():
            check_field("credits", name)
            out.append(Credit(name=name, role=role if role in get_args(CreditRole) else None))
    return tuple(out)
