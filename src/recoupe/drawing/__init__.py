"""The map, the plots, the brief's page."""
