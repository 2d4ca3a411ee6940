"""Sensitive places: what readers and exports see less of, or later, by decisions of editors."""
