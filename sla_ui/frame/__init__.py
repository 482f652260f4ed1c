"""The frame of every page: menu, header, messages, the plan in the address."""
