"""Watching the agreement: the goal's line, the pace, and how sales follows up."""
