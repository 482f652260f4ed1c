"""What leaves the house: figures, charts and files that need no screen."""
