"""The agreement of a plan as structured data: sections, sentences, tables with their figures."""
