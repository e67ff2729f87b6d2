"""The plan on the screen: its groups and tasks, who is late, what meetings decided, one task with its forms."""
