"""Persons by code name, and sealed apart from them, who they are.

By right of Luật 53/2024/QH15 (bí mật thông tin nạn nhân) and BLTTHS Điều 146, 484."""
