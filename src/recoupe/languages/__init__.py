"""The languages that Recoupe reads: one folder each, with the same file names in every one."""

from recoupe.languages.lexicon import SUPPORTED, lexicon
from recoupe.languages.pipeline import parse

__all__ = ["SUPPORTED", "lexicon", "parse"]
