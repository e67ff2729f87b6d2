"""The map of places: one province on the boundaries of its own era, never the whole country."""
