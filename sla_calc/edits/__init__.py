"""New plans out of old ones: edits, presets, a start from three numbers."""
