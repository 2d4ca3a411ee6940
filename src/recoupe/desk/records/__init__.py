"""The core's records in the database: reports, what a machine read in them, and what people decided about it.

Machine output (`Extraction`) and judgements (`ClaimDecision`) are kept apart; `Claim` holds what follows from both.
"""
