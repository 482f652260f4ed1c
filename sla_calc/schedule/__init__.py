"""Leads are due before the deals: the plan over months."""
