"""The pages *Lead value* and *Lead scoring*."""
