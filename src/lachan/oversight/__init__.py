"""Oversight: who must be told, and when; what nobody answered; later what an inspection found.

By right of BLTTHS 2015 Điều 17, Điều 173(7) and the yearly plan's chapter on inspection."""
