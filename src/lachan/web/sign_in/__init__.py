"""Signing in and out, and choosing for which agency one acts."""
