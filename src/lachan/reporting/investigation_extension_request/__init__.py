"""Công văn đề nghị Viện kiểm sát gia hạn thời hạn điều tra (BLTTHS Điều 172 khoản 2; NĐ 30/2020)."""
