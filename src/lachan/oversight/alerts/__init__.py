"""Alerts: rungs before a term ends, who is told at each, and what happens if nothing is done.

A notice is a row for an agency; a message about it carries a code, a sentence and a link, no more."""
