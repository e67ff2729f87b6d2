-- Reports of the province, as known then.
SELECT r.matter, r.agency, r.channel, r.number, r.received_at, r.happened_at
FROM raw_report r CROSS JOIN asked q WHERE r.province = q.province AND r.recorded_at <= q.as_of
