"""Field checks on screens: what is overdue, firms by sector, one firm with its licences, checks and findings."""
