"""Claims to incidents and situations."""
