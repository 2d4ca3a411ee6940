"""Theatres: one YAML (or a folder of them) a conflict, with its sides, actors, sources and local places."""

from recoupe.theatres.checking import check
from recoupe.theatres.inference import infer, infer_each
from recoupe.theatres.loading import available, common, load
from recoupe.theatres.schema import Actor, Leaning, LocalPlace, Registry, Role, Side, Theatre, TheatreSource

__all__ = [
    "Actor",
    "Leaning",
    "LocalPlace",
    "Registry",
    "Role",
    "Side",
    "Theatre",
    "TheatreSource",
    "available",
    "check",
    "common",
    "infer",
    "infer_each",
    "load",
]
