"""The desk: the web site where a team takes reports in, checks claims, assesses incidents and publishes pages.

It depends on the core, never the other way. Install it with `recoupe[desk]`, start it with `recoupe serve`.
"""
