"""The page *Recalibrate*."""
