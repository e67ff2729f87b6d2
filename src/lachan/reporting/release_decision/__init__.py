"""Quyết định trả tự do: dự thảo nội dung (BLTTHS Điều 118, 125, 173, 328; biểu mẫu do ngành quy định)."""
