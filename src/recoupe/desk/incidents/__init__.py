"""Incidents and situations in the database: linked and weighed by the core, decided on by people."""
