"""The plan: programme, yearly plan, groups, tasks; who answers for what by when, and what was done.

By right of the programme (QĐ 193/QĐ-TTg, from 2026 QĐ 33/QĐ-TTg), the province's plan under it and the plan of each year."""
