"""Evidence mapping without a database: a file as a bundle, what must be proved, the checks, the layout.
It asks questions about papers; it never says that a person is guilty or that an offence was committed."""
