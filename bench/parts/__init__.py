"""One file per claim; each yields lines for the table."""
