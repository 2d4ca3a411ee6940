"""The commands: each module has one, and `register(app)`, which adds it to the program."""
