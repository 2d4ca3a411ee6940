"""One YAML a conflict: sides, actors, sources, local places."""
