"""National figures as published: what they count, and where they cannot all be true."""
