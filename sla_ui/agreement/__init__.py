"""The page *Agreement*."""
