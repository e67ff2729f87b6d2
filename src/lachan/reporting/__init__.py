"""Papers that leave the system, one folder per form: its words as data, `fill.py`, nothing looked up.

By right of BLTTHS Điều 133, 146; laid out as NĐ 30/2020/NĐ-CP asks of administrative papers."""
