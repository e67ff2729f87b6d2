"""Văn bản đề nghị Viện kiểm sát xét phê chuẩn: dự thảo nội dung (BLTTHS Điều 119, 179; TTLT 04/2018 Điều 9, 16)."""
