"""Exact look-up of a person, for a purpose; there is no approximate one."""
