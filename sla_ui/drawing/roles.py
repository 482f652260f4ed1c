"""What a piece of a chart stands for. Each role has one colour, on every page."""

QUOTA = "quota"
KEPT = "from existing customers"
FOUND = "found by sales"
MARKETING = "from marketing’s leads"
DROPS = "drops out on the way"

ROLES = [MARKETING, FOUND, KEPT, DROPS, QUOTA]
"""In the order of the theme's chart colours: see ``.streamlit/config.toml``."""
