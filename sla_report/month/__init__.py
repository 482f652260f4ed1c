"""How a month is told: in words, in tidy frames and in charts."""
