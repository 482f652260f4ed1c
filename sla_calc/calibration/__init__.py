"""Honest rates out of counted leads, and what they would change in a plan."""
