"""Who may do what, seen how: accounts, roles in prose, verbs, audit, the row lock and the seals.

By right of BLTTHS Điều 5–8 (each body within its task) and the law on personal data."""
