"""Rows of leads added up into counts, where the rows are."""
