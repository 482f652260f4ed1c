"""A plan outside the program: as the text of a link, and as a file."""
