"""The public site: front page, situations, archive, search, feeds."""
