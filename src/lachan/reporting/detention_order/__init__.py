"""Lệnh, quyết định tạm giam: dự thảo nội dung, thời hạn ghi như TTLT 04/2018 Điều 17 (biểu mẫu do ngành quy định)."""
