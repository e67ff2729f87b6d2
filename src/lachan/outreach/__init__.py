"""Reaching people before the trafficker does, and teaching those who serve them: sessions, materials, clubs, courses, attendance.

By right of the programme (QĐ 193/QĐ-TTg, from 2026 QĐ 33/QĐ-TTg), the plan of each year, and 30 July (QĐ 793/QĐ-TTg).
Counts only: who listened is nobody's business; who was taught is the business of that person's own body."""
