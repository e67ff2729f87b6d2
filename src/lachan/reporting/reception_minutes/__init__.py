"""Biên bản tiếp nhận nguồn tin về tội phạm (BLTTHS Điều 146 khoản 1; TTLT 01/2017 Điều 7 khoản 2)."""
