"""The committee's board: K2 and K3 as published, and the list behind each."""
