"""Reviewing claims: the text with its claims marked, and what people decide about them."""
