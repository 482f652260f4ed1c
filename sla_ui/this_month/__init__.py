"""The page *This month*."""
