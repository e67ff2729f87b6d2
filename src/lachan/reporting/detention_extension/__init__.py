"""Quyết định gia hạn thời hạn tạm giam của Viện kiểm sát: dự thảo nội dung (BLTTHS Điều 173; biểu mẫu do ngành quy định)."""
