"""The audit log, for those whose task is to look at who looked."""
