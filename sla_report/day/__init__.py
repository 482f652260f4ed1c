"""The month so far as one page that can be mailed."""
