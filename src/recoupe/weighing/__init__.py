"""Versions, contradictions, ranges, status; every rule a pure function that returns its reason."""

from recoupe.weighing.assemble import assemble, assembled, linking_of
from recoupe.weighing.weigh import weigh

__all__ = ["assemble", "assembled", "linking_of", "weigh"]
