"""The same questions and verbs, as JSON, for systems that hold a scoped key."""
