"""Invented files and the defects put into them, written from the rule catalogue and the law alone (see README.md)."""
