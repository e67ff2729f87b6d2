"""Vụ án: charge, hold, detain, investigate, join, separate, transfer; each verb one act of one side.

By right of BLTTHS Chương VII, IX–XVI, TTLT 04/2018/TTLT-VKSNDTC-BCA-BQP."""
