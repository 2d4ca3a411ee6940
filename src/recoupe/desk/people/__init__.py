"""Who works here: roles, signing in, the first administrator."""
