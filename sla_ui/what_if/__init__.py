"""The page *What if*."""
