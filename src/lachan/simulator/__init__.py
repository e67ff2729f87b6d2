"""A made-up province-year, for showing and measuring. Apart from the verbs: a test holds the two equal."""
