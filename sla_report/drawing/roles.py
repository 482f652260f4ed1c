"""What a piece of a chart stands for. Each role has one colour, on every page."""

QUOTA = "quota"
KEPT = "from existing customers"
FOUND = "found by sales"
MARKETING = "from marketing’s leads"
DROPS = "drops out on the way"

ROLES = [MARKETING, FOUND, KEPT, DROPS, QUOTA]
"""In the order of the theme's chart colours: see ``.streamlit/config.toml``."""

LIGHT = (*("#1f5fbf", "#d98a1f", "#9aa5b3", "#c3d6f2", "#33465c", "#2e8b57", "#e0b400", "#c0392b"),)
"""The light theme's colours of charts, for pictures: those of ``.streamlit/config.toml``."""
