"""The page Schedule: leads due month by month, and what closes when."""
