"""Inputs and tables that are typed in."""
