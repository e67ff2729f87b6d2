"""Sổ thụ lý: matters, acts, papers, hand-overs, register numbers; everything else reads from here.

By right of BLTTHS Điều 131–133 (hồ sơ, biên bản) and TTLT 01/2017 Điều 7 (sổ tiếp nhận)."""
