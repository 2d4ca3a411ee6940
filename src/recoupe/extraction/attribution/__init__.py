"""Who says what: cues, speakers, and how far each reaches."""

from recoupe.extraction.attribution.frames import Frame, find_frames

__all__ = ["Frame", "find_frames"]
