"""Quyết định khởi tố bị can: dự thảo nội dung (BLTTHS Điều 179; biểu mẫu do ngành quy định)."""
