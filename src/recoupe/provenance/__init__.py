"""Credits, via, near-identical text: who repeats whom, and which voices are independent."""

from recoupe.provenance.voices import Voice, Voices, find_voices

__all__ = ["Voice", "Voices", "find_voices"]
