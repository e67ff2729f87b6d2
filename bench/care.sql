-- Every file of `bench.told` once more for each of its copies (DỮ LIỆU GIẢ LẬP), for load only. Run by the superuser with
-- triggers asleep. A copy is its template some days later, at another commune; it shares its template's key, so that
-- its words open, and its template's lines of the log. It has no identity of its own: none is opened in this bench.
CREATE FUNCTION pg_temp.twin(id uuid, k int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (left(id::text, 31) || lpad(to_hex(('x' || right(id::text, 5))::bit(20)::int # k), 5, '0'))::uuid $$;
CREATE FUNCTION pg_temp.code(i bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'N-' || string_agg(substr('BCDFGHJKLMNPQRSTVWXZ23456789', 1 + ((i::numeric * 123456789 % 377801998336) / (28::numeric ^ d)::bigint % 28)::int, 1), '' ORDER BY d)
  FROM generate_series(0, 7) d $$;

CREATE TEMP TABLE body AS SELECT right(p.key, 2) AS era, (row_number() OVER (PARTITION BY right(p.key, 2) ORDER BY p.key) - 1)::int AS turn,
    p.id AS police, u.id AS commune, p.unit_id AS place
  FROM reference_agency p JOIN reference_agency u ON u.key = replace(p.key, 'cax-', 'ubndx-') WHERE p.key ~ '^cax-.*[.](a|c)$';
CREATE TEMP TABLE copy AS SELECT f.id AS care, f.person_id AS person, k, b.police, b.commune, b.place, f.origin_id AS police_was,
    own.commune AS commune_was, make_interval(days => t.room - (k * 37 + k / 53) % (t.spread + 1), secs => k % 3600) AS later,
    row_number() OVER (ORDER BY f.id, k) AS row
  FROM bench.told t JOIN people_person p ON p.code = t.code JOIN victims_carefile f ON f.person_id = p.id
  JOIN body own ON own.police = f.origin_id CROSS JOIN generate_series(1, t.copies) k
  CROSS JOIN LATERAL (SELECT count(*) AS n FROM body WHERE body.era = own.era) many
  JOIN body b ON b.era = own.era AND b.turn = (k * 7 + k / 11) % many.n;
ALTER TABLE copy ADD PRIMARY KEY (care, k);
ANALYZE copy;
CREATE FUNCTION pg_temp.at(a bigint, c copy) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE a WHEN (c).police_was THEN (c).police WHEN (c).commune_was THEN (c).commune ELSE a END $$;

INSERT INTO people_person (id, code, sex, birth_year, minor, recorded_by_id)
  SELECT pg_temp.twin(p.id, c.k), pg_temp.code(c.row), p.sex, p.birth_year, p.minor, c.police
  FROM copy c JOIN people_person p ON p.id = c.person;
INSERT INTO people_fingerprint (id, person_id, kind, digest)
  SELECT pg_temp.twin(d.id, c.k), pg_temp.twin(d.person_id, c.k), d.kind, sha256(d.digest || int4send(c.k))
  FROM copy c JOIN people_fingerprint d ON d.person_id = c.person;
INSERT INTO victims_carefile (id, person_id, province_id, place_id, origin_id, client_key, key_id, received_at, recorded_at, synthetic, line_id)
  SELECT pg_temp.twin(f.id, c.k), pg_temp.twin(f.person_id, c.k), f.province_id, c.place, c.police, pg_temp.twin(f.client_key, c.k), f.key_id,
    f.received_at + c.later, f.recorded_at + c.later, true, f.line_id FROM copy c JOIN victims_carefile f ON f.id = c.care;
INSERT INTO victims_carestanding (id, care_id, agency_id, kind, act_id, since, received_at, stands)
  SELECT pg_temp.twin(s.id, c.k), pg_temp.twin(s.care_id, c.k), pg_temp.at(s.agency_id, c), s.kind, pg_temp.twin(s.act_id, c.k), s.since + c.later, s.received_at + c.later, s.stands
  FROM copy c JOIN victims_carestanding s ON s.care_id = c.care ON CONFLICT DO NOTHING;
INSERT INTO victims_careact (id, care_id, kind, agency_id, account_id, occurred_at, recorded_at, facts, paper, supersedes_id, line_id)
  SELECT pg_temp.twin(a.id, c.k), pg_temp.twin(a.care_id, c.k), a.kind, pg_temp.at(a.agency_id, c), a.account_id, a.occurred_at + c.later,
    a.recorded_at + c.later, CASE WHEN a.facts->>'to' IN (c.police_was::text, c.commune_was::text)
      THEN jsonb_set(a.facts, '{to}', to_jsonb(pg_temp.at((a.facts->>'to')::bigint, c)::text)) ELSE a.facts END,
    a.paper, pg_temp.twin(a.supersedes_id, c.k), a.line_id
  FROM copy c JOIN victims_careact a ON a.care_id = c.care ORDER BY c.row, a.occurred_at;
INSERT INTO victims_carenote (id, act_id, care_id, audience, sealed)
  SELECT pg_temp.twin(n.id, c.k), pg_temp.twin(n.act_id, c.k), pg_temp.twin(n.care_id, c.k), n.audience, n.sealed
  FROM copy c JOIN victims_carenote n ON n.care_id = c.care ORDER BY c.row;
INSERT INTO victims_carereading (care_id, stage, verdict, regime, lead_id, minor, red, closed, unscreened, received_at, as_of, law_version)
  SELECT pg_temp.twin(r.care_id, c.k), r.stage, r.verdict, r.regime, pg_temp.at(r.lead_id, c), r.minor, r.red, r.closed, r.unscreened,
    r.received_at + c.later, r.as_of + c.later, r.law_version FROM copy c JOIN victims_carereading r ON r.care_id = c.care;
INSERT INTO victims_carecaring (care_id, stage, lead_id, review_on, next_due_at, next_ref, received_at, last_act_at)
  SELECT pg_temp.twin(r.care_id, c.k), r.stage, pg_temp.at(r.lead_id, c), (r.review_on + c.later)::date, r.next_due_at + c.later, r.next_ref,
    r.received_at + c.later, r.last_act_at + c.later FROM copy c JOIN victims_carecaring r ON r.care_id = c.care;
INSERT INTO victims_careclock (id, care_id, ref, started_by, due_at, met_at, owed, ended, holder_id, as_of, law_version)
  SELECT pg_temp.twin(r.id, c.k), pg_temp.twin(r.care_id, c.k), r.ref, pg_temp.twin(r.started_by, c.k), r.due_at + c.later, r.met_at + c.later,
    r.owed, r.ended, pg_temp.at(r.holder_id, c), r.as_of + c.later, r.law_version FROM copy c JOIN victims_careclock r ON r.care_id = c.care;
INSERT INTO victims_careowed (id, care_id, support, regime, answer, state, since, until)
  SELECT pg_temp.twin(o.id, c.k), pg_temp.twin(o.care_id, c.k), o.support, o.regime, o.answer, o.state, (o.since + c.later)::date,
    (o.until + c.later)::date FROM copy c JOIN victims_careowed o ON o.care_id = c.care;

-- Every fifth file is spoken of by a matter of its own; the matter of the templates has three.
CREATE TEMP TABLE linked AS SELECT m.id AS matter, c.* FROM copy c, (SELECT id FROM docket_matter ORDER BY id LIMIT 1) m WHERE c.row % 5 = 0;
INSERT INTO docket_matter (id, code, received_at, recorded_at, synthetic, barred_id, origin_id, place_id, province_id)
  SELECT pg_temp.twin(m.id, c.row::int), m.code || '.' || to_hex(c.row), m.received_at + c.later, m.recorded_at + c.later, true, m.barred_id,
    m.origin_id, m.place_id, m.province_id FROM linked c JOIN docket_matter m ON m.id = c.matter;
INSERT INTO docket_standing (id, kind, since, received_at, agency_id, matter_id)
  SELECT pg_temp.twin(s.id, c.row::int), s.kind, s.since + c.later, s.received_at + c.later, s.agency_id, pg_temp.twin(s.matter_id, c.row::int)
  FROM linked c JOIN docket_standing s ON s.matter_id = c.matter;
INSERT INTO docket_matterreading (matter_id, stage, holder_id, closed, initiated_at, severity, accused, detained, returns,
    last_act_at, next_due_at, next_ref, received_at, as_of, law_version)
  SELECT pg_temp.twin(r.matter_id, c.row::int), r.stage, r.holder_id, r.closed, r.initiated_at, r.severity, r.accused, r.detained, r.returns,
    r.last_act_at + c.later, r.next_due_at + c.later, r.next_ref, r.received_at + c.later, r.as_of, r.law_version
  FROM linked c JOIN docket_matterreading r ON r.matter_id = c.matter;
INSERT INTO victims_carelink (id, care_id, matter_id, agency_id, recorded_at, line_id)
  SELECT pg_temp.twin(f.id, c.k), pg_temp.twin(f.id, c.k), pg_temp.twin(c.matter, c.row::int), c.police, f.recorded_at, f.line_id
  FROM linked c JOIN victims_carefile f ON f.id = c.care;
