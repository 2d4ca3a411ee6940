"""The base of the nouns: frozen, strict (no unknown field, no NaN or infinity), nulls present in the output."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen record. `dump()` gives the JSON shape of the contract, nulls present."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, allow_inf_nan=False)

    def dump(self) -> dict[str, Any]:
        """Return the record as plain JSON values, in field order, under the contract's names."""
        return self.model_dump(mode="json", by_alias=True)


class Reason(Noun):
    """Why a rule scored or decided as it did: the rule's name, a sentence, the claims it rests on."""

    rule: str
    text: str
    claims: tuple[ClaimRef, ...] = ()


class ClaimRef(Noun):
    """A claim, named by its report's id and its own id within that report."""

    report: str
    claim: str


Reason.model_rebuild()
