"""Numbers as people write and read them."""
