"""Giấy xác nhận nạn nhân (Luật 66/2011 Điều 28; Luật 53/2024 Điều 33)."""
