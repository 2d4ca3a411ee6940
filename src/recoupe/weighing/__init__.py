"""Versions, contradictions, ranges, status: pure functions that return their reasons."""
