"""Charts as finished specifications, and as pictures."""
