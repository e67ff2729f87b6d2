-- Every matter of `template` once more for each of its new copies (DỮ LIỆU GIẢ LẬP), for load only: the rows that
-- indicators read, and no person, paper or standing of their own. Run by the superuser with triggers asleep.
-- A copy is its template some weeks earlier in the same era of units and bodies, so that weekday, hour and path stay.
-- A copy's identifiers are its template's with another ending, never its own: the order of acts within a matter stays too.
CREATE FUNCTION pg_temp.twin(id uuid, k int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (left(id::text, 31) || lpad(to_hex(('x' || right(id::text, 5))::bit(20)::int # k), 5, '0'))::uuid $$;
CREATE FUNCTION pg_temp.earlier(k int, room int) RETURNS interval LANGUAGE sql IMMUTABLE AS $$
  SELECT make_interval(days => least(7 * (k % 13), room / 7 * 7)) $$;

CREATE TEMP TABLE copy AS SELECT t.matter, t.room, t.made, t.wanted FROM bench.template t WHERE t.wanted > t.made;
ALTER TABLE copy ADD PRIMARY KEY (matter);
ANALYZE copy;

INSERT INTO docket_matter (id, code, received_at, recorded_at, synthetic, barred_id, origin_id, place_id, province_id)
  SELECT pg_temp.twin(m.id, k), m.code || '.' || to_hex(k), m.received_at - pg_temp.earlier(k, c.room),
    m.recorded_at - pg_temp.earlier(k, c.room), true, m.barred_id, m.origin_id, m.place_id, m.province_id
  FROM docket_matter m JOIN copy c ON c.matter = m.id, generate_series(c.made + 1, c.wanted) k;

INSERT INTO intake_report (matter_id, client_key, kind, channel, external_number, informant, occurred_from, occurred_to,
    received_at, recorded_at, agency_id, line_id)
  SELECT pg_temp.twin(r.matter_id, k), pg_temp.twin(r.client_key, k), r.kind, r.channel,
    CASE WHEN r.external_number = '' THEN '' ELSE r.external_number || '.' || to_hex(k) END, r.informant,
    (r.occurred_from - pg_temp.earlier(k, c.room))::date, (r.occurred_to - pg_temp.earlier(k, c.room))::date,
    r.received_at - pg_temp.earlier(k, c.room), r.recorded_at - pg_temp.earlier(k, c.room), r.agency_id, r.line_id
  FROM intake_report r JOIN copy c ON c.matter = r.matter_id, generate_series(c.made + 1, c.wanted) k;

-- What a channel wrote of a report that it knows by number goes with the report; calls that nobody registered go by themselves.
INSERT INTO intake_channelentry (id, agency_id, channel, external_number, arrived_at, recorded_at, line_id)
  SELECT pg_temp.twin(e.id, k), e.agency_id, e.channel, e.external_number || '.' || to_hex(k),
    e.arrived_at - pg_temp.earlier(k, c.room), e.recorded_at - pg_temp.earlier(k, c.room), e.line_id
  FROM bench.call b JOIN intake_channelentry e ON e.id = b.entry JOIN copy c ON c.matter = b.matter,
    generate_series(c.made + 1, c.wanted) k;

INSERT INTO intake_trait (id, field, value, recorded_at, line_id, matter_id)
  SELECT pg_temp.twin(t.id, k), t.field, t.value, t.recorded_at - pg_temp.earlier(k, c.room), t.line_id, pg_temp.twin(t.matter_id, k)
  FROM intake_trait t JOIN copy c ON c.matter = t.matter_id, generate_series(c.made + 1, c.wanted) k;

-- A copy is carried from, parted from and joined with copies: their code names change with it.
INSERT INTO docket_act (id, kind, occurred_at, received_at, recorded_at, facts, agency_id, line_id, matter_id, paper_id,
    person_id, supersedes_id)
  SELECT pg_temp.twin(a.id, k), a.kind, a.occurred_at - pg_temp.earlier(k, a.room), a.received_at - pg_temp.earlier(k, a.room),
    a.recorded_at - pg_temp.earlier(k, a.room),
    CASE WHEN a.facts ? 'carried_from' THEN jsonb_set(a.facts, '{{carried_from}}', to_jsonb((a.facts->>'carried_from') || '.' || to_hex(k)))
      WHEN a.facts ? 'with' THEN jsonb_set(a.facts, '{{with}}', to_jsonb((a.facts->>'with') || '.' || to_hex(k))) ELSE a.facts END,
    a.agency_id, a.line_id, pg_temp.twin(a.matter_id, k), a.paper_id, a.person_id, pg_temp.twin(a.supersedes_id, k)
  FROM (SELECT a.*, c.room, c.made, c.wanted FROM docket_act a JOIN copy c ON c.matter = a.matter_id ORDER BY a.recorded_at OFFSET 0) a,
    generate_series(a.made + 1, a.wanted) k;

INSERT INTO docket_registerentry (id, book, year, number, entered_at, agency_id, matter_id)
  SELECT pg_temp.twin(e.id, k), e.book, e.year, e.number + k * 100000, e.entered_at - pg_temp.earlier(k, c.room), e.agency_id,
    pg_temp.twin(e.matter_id, k)
  FROM docket_registerentry e JOIN copy c ON c.matter = e.matter_id, generate_series(c.made + 1, c.wanted) k;

INSERT INTO docket_matterreading (matter_id, stage, holder_id, closed, initiated_at, severity, accused, detained, returns,
    last_act_at, next_due_at, next_ref, received_at, as_of, law_version)
  SELECT pg_temp.twin(r.matter_id, k), r.stage, r.holder_id, r.closed, r.initiated_at - pg_temp.earlier(k, c.room), r.severity,
    r.accused, r.detained, r.returns, r.last_act_at - pg_temp.earlier(k, c.room), r.next_due_at - pg_temp.earlier(k, c.room),
    r.next_ref, r.received_at - pg_temp.earlier(k, c.room), r.as_of, r.law_version
  FROM docket_matterreading r JOIN copy c ON c.matter = r.matter_id, generate_series(c.made + 1, c.wanted) k;

INSERT INTO docket_clockreading (id, ref, started_by, person, due_at, met_at, owed, fades, ended, carried, as_of, law_version,
    holder_id, matter_id)
  SELECT pg_temp.twin(r.id, k), r.ref, pg_temp.twin(r.started_by, k), r.person, r.due_at - pg_temp.earlier(k, c.room),
    r.met_at - pg_temp.earlier(k, c.room), r.owed, r.fades, r.ended, r.carried, r.as_of, r.law_version, r.holder_id,
    pg_temp.twin(r.matter_id, k)
  FROM docket_clockreading r JOIN copy c ON c.matter = r.matter_id, generate_series(c.made + 1, c.wanted) k;

UPDATE bench.template SET made = wanted WHERE wanted > made;
DROP TABLE copy;
