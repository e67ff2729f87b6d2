"""Giam, giữ: whoever is held, the next release first. Nobody on it is called guilty; nobody is held a day too long."""
