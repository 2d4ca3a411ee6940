"""Text to Claim, Movement, Context."""
