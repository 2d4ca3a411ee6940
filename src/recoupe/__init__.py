"""Recoupe: cross-check reports of a conflict, every word traceable to its sentence."""
