-- When each matter received in the period first had a number in a book.
SELECT e.matter, min(e.entered_at) AS entered_at FROM raw_entry e CROSS JOIN asked q
WHERE e.province = q.province AND e.entered_at <= q.as_of
  AND e.matter IN (SELECT r.matter FROM report r WHERE r.received_at >= q.starts AND r.received_at < q.ends)
GROUP BY e.matter
