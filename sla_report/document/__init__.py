"""The agreement as a document: for Word, as a PDF, and as Markdown."""
