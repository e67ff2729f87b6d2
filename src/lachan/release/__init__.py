"""Figures of victims that leave the house: suppressed and rounded tables, and an open data set under differential privacy.
Knows no database and no identity: what comes in is a table of coded attributes. Decision 20 says why it is made like this."""
