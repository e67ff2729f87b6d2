"""Reference: units and agencies, each with the days on which it exists. Public data, no verbs."""
