"""The shell: plan state, widgets, charts, figures as text, messages."""
