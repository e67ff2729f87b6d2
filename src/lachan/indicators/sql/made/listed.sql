-- Lines of the channels' own lists in the period: one per channel and number, the earliest.
SELECT c.channel, c.number, min(c.agency) AS agency, min(c.arrived_at) AS arrived_at
FROM raw_call c CROSS JOIN asked q
WHERE c.province = q.province AND c.recorded_at <= q.as_of AND c.arrived_at >= q.starts AND c.arrived_at < q.ends
GROUP BY c.channel, c.number
