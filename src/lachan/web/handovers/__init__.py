"""The tray: what was handed to us, what we handed on, and how each was answered."""
