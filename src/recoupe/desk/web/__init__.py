"""What every room of the desk shares: who may open what, languages, templates, policies, errors."""
