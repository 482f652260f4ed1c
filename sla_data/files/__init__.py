"""Any file as a table of text: what it is, how it is laid out, and its rows."""
