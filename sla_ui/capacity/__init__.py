"""The page *Follow-up capacity*."""
