"""Tried on cases told to a place: the scenes of a package hold one transaction open, so they stand alone."""
