"""Statements of any kind in English news: speech, belief, intention; who holds them, by which words, what exactly.

Claims about a conflict are found through frames (frames.py), which look for who answers for a stretch of text. Here
the parse decides what exactly the content is, as annotators of attribution mark it, and nobody need be able to speak.
"""

from recoupe.extraction.attribution.statements.find import find_statements
from recoupe.extraction.attribution.statements.statement import Statement

__all__ = ["Statement", "find_statements"]
