"""How cells are written: days, numbers, durations, yes and no, and what a column holds."""
