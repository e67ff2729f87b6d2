"""Where things stand in a picture. The same file gives the same picture, on every machine, to the last digit."""
