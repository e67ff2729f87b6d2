-- When each matter first had a number in a book.
SELECT e.matter, min(e.entered_at) AS entered_at FROM raw_entry e CROSS JOIN asked q
WHERE e.province = q.province AND e.entered_at <= q.as_of GROUP BY e.matter
