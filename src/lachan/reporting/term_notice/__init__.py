"""Thông báo về thời hạn của một vụ án, kèm cách tính, dùng khi Điều tra viên và Kiểm sát viên cùng rà soát (TTLT 04/2018 Điều 31)."""
