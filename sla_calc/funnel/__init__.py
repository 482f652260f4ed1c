"""From the quota to the leads, and back."""
