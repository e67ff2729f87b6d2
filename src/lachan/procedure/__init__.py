"""Đồng hồ tố tụng và giai đoạn: đọc từ chuỗi hành vi, không lưu, không đếm hằng đêm.
Clocks and stages as readings of acts under the statute book; pure, time is handed in."""
