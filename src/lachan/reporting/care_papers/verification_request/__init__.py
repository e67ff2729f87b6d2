"""Công văn đề nghị xác minh, xác định nạn nhân (Luật 66/2011 Điều 24 khoản 4; Luật 53/2024 Điều 27–29)."""
