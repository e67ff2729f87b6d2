-- Time limits as they stood: read by the role that counts, written only through the function below, which takes nothing
-- but readings of acts. They may be dropped and read anew at any time.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['indicators_clockspan','indicators_clockstamp'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO lachan_figures', t);
    EXECUTE format('CREATE POLICY figures ON %I FOR SELECT TO lachan_figures USING (true)', t);
    EXECUTE format('CREATE POLICY keep ON %I FOR ALL TO lachan_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
  -- Counting makes the acts that stand once and asks them everything: tables of its own session.
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO lachan_figures', current_database());
END $$;
-- How limits stand now is counted too: code names and hours, as in the acts.
GRANT SELECT ON docket_clockreading TO lachan_figures;
CREATE POLICY figures ON docket_clockreading FOR SELECT TO lachan_figures USING (true);
-- The limits of these matters by the first acts known of each; what another book read goes.
CREATE OR REPLACE FUNCTION sec.keep_clocks(book text, stamps jsonb, spans jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  -- Two at once would write the same limits twice.
  PERFORM pg_advisory_xact_lock(138139);
  DELETE FROM indicators_clockspan s USING jsonb_to_recordset(stamps) AS k (matter_id uuid, acts int)
    WHERE s.matter_id = k.matter_id AND s.acts = k.acts;
  DELETE FROM indicators_clockstamp s USING jsonb_to_recordset(stamps) AS k (matter_id uuid, acts int)
    WHERE s.matter_id = k.matter_id AND s.acts = k.acts;
  INSERT INTO indicators_clockspan (id, matter_id, acts, ref, person, agency_id, due_at, ended_at, ended, carried)
    SELECT gen_random_uuid(), matter_id, acts, ref, person, agency_id, due_at, ended_at, ended, carried
    FROM jsonb_to_recordset(spans) AS s (matter_id uuid, acts int, ref text, person text, agency_id bigint,
      due_at timestamptz, ended_at timestamptz, ended text, carried boolean);
  INSERT INTO indicators_clockstamp (id, matter_id, acts, law)
    SELECT gen_random_uuid(), matter_id, acts, book FROM jsonb_to_recordset(stamps) AS k (matter_id uuid, acts int);
END $$;
REVOKE ALL ON FUNCTION sec.keep_clocks(text, jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.keep_clocks(text, jsonb, jsonb) TO lachan_figures;
-- Acts carried from another record, and since when they are known in this one (definitions/README.md, «carried act»).
-- As whoever asks. Few: said to the planner, who would else guess a hundredth of all acts; a function with a setting is
-- not unfolded, so the guess stands.
CREATE OR REPLACE FUNCTION sec.carried() RETURNS TABLE (id uuid, known_at timestamptz) LANGUAGE sql STABLE PARALLEL SAFE ROWS 200
SET search_path = pg_catalog, public, sec, pg_temp AS $$
  WITH copy AS MATERIALIZED (SELECT a.id, a.matter_id, a.recorded_at, a.facts->>'carried_from' AS origin FROM docket_act a
    WHERE a.facts ? 'carried_from'),
  -- Once for each pair of records, not for each of its acts.
  joined AS MATERIALIZED (SELECT o.matter_id, o.origin, j.at FROM (SELECT DISTINCT matter_id, origin FROM copy) o
    CROSS JOIN LATERAL (SELECT min(x.recorded_at) AS at FROM docket_act x WHERE x.matter_id = o.matter_id
      AND x.kind = 'cases_joined' AND x.facts->>'with' = o.origin) j)
  SELECT c.id, greatest(c.recorded_at, coalesce(j.at, m.recorded_at)) FROM copy c JOIN docket_matter m ON m.id = c.matter_id
  JOIN joined j ON j.matter_id = c.matter_id AND j.origin = c.origin $$;
REVOKE ALL ON FUNCTION sec.carried() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.carried() TO lachan_figures;
