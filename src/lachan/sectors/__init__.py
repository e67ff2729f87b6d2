"""Field checks by sector: firms, their licences, what a check found, by when it is to be put right, and whether it was."""
