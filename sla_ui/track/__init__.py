"""The page *Track*."""
