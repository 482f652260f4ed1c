"""Charts, tables and text on the screen."""
