"""Công văn trả lời kết quả xác minh, xác định nạn nhân."""
