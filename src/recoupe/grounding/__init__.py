"""Places, dates, actors and sides of what was extracted."""
