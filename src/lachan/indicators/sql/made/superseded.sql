-- Acts whose place another act, known by then, has taken.
SELECT a.supersedes AS id FROM raw_act a CROSS JOIN asked q WHERE a.supersedes IS NOT NULL AND a.recorded_at <= q.as_of
