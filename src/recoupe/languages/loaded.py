"""Importing this module loads the pipelines of all languages, so that processes forked afterwards share them."""

from recoupe.languages.lexicon import SUPPORTED
from recoupe.languages.pipeline import pipeline

for _lang in SUPPORTED:
    pipeline(_lang)
