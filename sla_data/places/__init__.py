"""Where rows are: in a file that DuckDB reads, or in a database that Ibis knows."""
