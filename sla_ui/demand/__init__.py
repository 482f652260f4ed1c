"""The pages *Lead demand* and *Streams and lead types*."""
