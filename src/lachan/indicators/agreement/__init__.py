"""Agreement: what police, procuracy, court and social bodies each count, side by side, and why they differ.

By right of TTLT 05/2018 (joint criminal statistics). Nothing here changes an act or a published figure."""
