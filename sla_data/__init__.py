"""What comes from outside: lead exports and warehouses."""
