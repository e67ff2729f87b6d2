-- Reports of the period that nobody had handled by its end.
SELECT r.matter FROM report r CROSS JOIN asked q LEFT JOIN milestone s ON s.matter = r.matter
WHERE r.received_at >= q.starts AND r.received_at < q.ends AND coalesce(s.handled, 0) = 0
