"""How figures are written: marks, groups and signs of a locale, and how many digits."""
