"""Judgements by file: JSON Lines, one decision a line, none ever erased."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from recoupe.errors import BadRecord
from recoupe.i18n import gettext as _
from recoupe.model import Judgement, Rejected

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class JudgementBatch:
    """The decisions of a file, in its order, and the lines that are none."""

    judgements: tuple[Judgement, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def read_judgements(path: Path) -> JudgementBatch:
    """Read a judgements file. A malformed line is rejected alone, with its number; blank lines are skipped.

    Raises BadRecord if the file is no UTF-8 text.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadRecord(str(error), where=str(path), todo=_("Save it as JSON Lines in UTF-8")) from error
    judgements, rejected = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            judgements.append(Judgement.model_validate(json.loads(line)))
        except json.JSONDecodeError as error:
            rejected.append(Rejected(input=f"{path}:{number}", why=_("no JSON: {error}", error=error)))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(x) for x in first["loc"])
            rejected.append(Rejected(input=f"{path}:{number}", why=f"{where}: {first['msg']}"))
    return JudgementBatch(tuple(judgements), tuple(rejected))
