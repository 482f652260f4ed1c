"""A table of leads in the session: where it comes from, what its columns mean."""
