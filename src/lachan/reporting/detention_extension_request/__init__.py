"""Công văn đề nghị Viện kiểm sát gia hạn thời hạn tạm giam (BLTTHS Điều 173 khoản 2; TTLT 04/2018 Điều 20)."""
