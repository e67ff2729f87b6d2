"""The evidence room on the screen: the file of a matter, what is asked of it, what is written into it."""
