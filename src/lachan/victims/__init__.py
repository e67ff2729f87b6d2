"""One person's care: received, screened, identified, kept safe, supported; told once, seen by those who help.

By right of Luật 53/2024 (before 2025-07-01 Luật 66/2011), BLTTHS Điều 484, Luật 91/2025."""
