"""What a lead is worth, and what has been delivered."""
