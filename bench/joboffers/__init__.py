"""Offers kept apart from the rules of the check, with their hash; `python -m bench.joboffers` measures on them."""
