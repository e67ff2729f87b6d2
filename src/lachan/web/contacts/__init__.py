"""Where one wants to be told, and which messages reached nobody."""
