"""What the app needs to be hosted: settings, who may talk to it, what it says in its log."""
