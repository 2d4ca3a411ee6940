"""`recoupe corpus view`: a local page on a corpus's tables, to filter, count, see on a map and in time, and read."""
