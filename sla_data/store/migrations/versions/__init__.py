"""One module for each change of the schema. Tables and columns are only ever added."""
