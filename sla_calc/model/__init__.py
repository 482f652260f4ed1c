"""The plan: what the two sides promise, and who keeps it. Immutable, validated, described."""
