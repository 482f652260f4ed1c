"""What if: plans side by side, what matters most, what it would take, and how sure it is."""
