"""What columns mean: the mapping, and rows of text as rows of leads by it."""
