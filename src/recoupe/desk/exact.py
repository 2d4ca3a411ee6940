"""Rows as JSON Lines, as Django writes them but for moments, which keep their microseconds: Django cuts them short."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.serializers import jsonl
from django.core.serializers.json import DjangoJSONEncoder

Deserializer = jsonl.Deserializer


class Exact(DjangoJSONEncoder):
    """Moments whole, all else as Django has it."""

    def default(self, o: Any) -> Any:
        """Return what stands for a value that JSON has no type for."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class Serializer(jsonl.Serializer):
    """The format `exact` (settings.SERIALIZATION_MODULES), which Django's own `jsonl` reads back."""

    internal_use_only = False

    def _init_options(self) -> None:
        super()._init_options()
        self.json_kwargs["cls"] = Exact
