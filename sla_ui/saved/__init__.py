"""Saved plans on the screen: opening, saving, their history, and who may do what."""
