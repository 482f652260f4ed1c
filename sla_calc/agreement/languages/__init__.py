"""The words of the document, one module for each language."""
