"""Open readings: every clock of the statute book and what about it is not settled."""
