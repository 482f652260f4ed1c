"""What sales promises, what that takes, and whether the team has the hours."""
