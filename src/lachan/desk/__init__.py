"""The commands of those who run the system: demo, serve, migrate, keys, backup, import, lists."""
