"""The types that the tables are made of: the nouns of `recoupe.model` as Arrow types, nested where a noun is."""

from __future__ import annotations

import pyarrow as pa

TEXT, COUNT, DAY, YES, REAL = pa.string(), pa.int32(), pa.date32(), pa.bool_(), pa.float64()


def listed(type_: pa.DataType) -> pa.DataType:
    """Return the type of a list. Its items are called as Parquet calls them, so that they read back the same."""
    return pa.list_(pa.field("element", type_))


WORDS = listed(TEXT)

CREDIT = pa.struct([("name", TEXT), ("role", TEXT)])
PLACE = pa.struct(
    [("text", TEXT), ("start", COUNT), ("end", COUNT), ("name", TEXT), ("lat", REAL), ("lon", REAL),
     ("place_id", TEXT), ("precision", TEXT)]
)  # fmt: skip
FIGURE = pa.struct(
    [("kind", TEXT), ("who", TEXT), ("low", pa.int64()), ("high", pa.int64()), ("qualifier", TEXT), ("text", TEXT),
     ("start", COUNT), ("end", COUNT), ("part_of", COUNT), ("cumulative", YES)]
)  # fmt: skip
SPAN = pa.struct([("of", TEXT), ("start", COUNT), ("end", COUNT)])
CLAIM_REF = pa.struct([("report", TEXT), ("claim", TEXT)])
MOVEMENT_REF = pa.struct([("report", TEXT), ("movement", TEXT)])
REASON = pa.struct([("rule", TEXT), ("text", TEXT), ("claims", listed(CLAIM_REF))])
RANGE = pa.struct(
    [("kind", TEXT), ("who", TEXT), ("low", pa.int64()), ("best", pa.int64()), ("high", pa.int64()),
     ("reasons", listed(REASON))]
)  # fmt: skip
RULING = pa.struct([("claim", CLAIM_REF), ("verdict", TEXT), ("why", TEXT)])
LINK = pa.struct([("a", CLAIM_REF), ("b", CLAIM_REF), ("how", TEXT), ("probability", REAL), ("weight", REAL)])


def named(type_: pa.DataType) -> str:
    """Return a type in words, as DuckDB writes it: `VARCHAR[]`, `STRUCT(report VARCHAR, claim VARCHAR)`."""
    if pa.types.is_list(type_):
        return f"{named(type_.value_type)}[]"
    if pa.types.is_struct(type_):
        fields = (type_.field(n) for n in range(type_.num_fields))
        return "STRUCT(" + ", ".join(f"{f.name} {named(f.type)}" for f in fields) + ")"
    return {"string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "date32[day]": "DATE", "bool": "BOOLEAN",
            "double": "DOUBLE"}[str(type_)]  # fmt: skip
