-- Time limits as they were known: read by the role that counts, written only through the function below, which knows
-- nothing but readings of acts. They may be dropped and read anew at any time.
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
-- The limits of these matters, whole: `stamps` says by matter which version of the record was read.
CREATE OR REPLACE FUNCTION sec.keep_clocks(stamps jsonb, spans jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  -- Two at once would write the same limits twice.
  PERFORM pg_advisory_xact_lock(138139);
  DELETE FROM indicators_clockspan WHERE matter_id IN (SELECT k::uuid FROM jsonb_object_keys(stamps) k);
  INSERT INTO indicators_clockspan (id, matter_id, ref, person, agency_id, due_at, carried, met_at, stopped_at, timely,
      ended_kind, known_from, end_from, known_to)
    SELECT gen_random_uuid(), matter_id, ref, person, agency_id, due_at, carried, met_at, stopped_at, timely,
      ended_kind, known_from, end_from, known_to
    FROM jsonb_to_recordset(spans) AS s (matter_id uuid, ref text, person text, agency_id bigint, due_at timestamptz,
      carried boolean, met_at timestamptz, stopped_at timestamptz, timely boolean, ended_kind text,
      known_from timestamptz, end_from timestamptz, known_to timestamptz);
  INSERT INTO indicators_clockstamp (matter_id, stamp) SELECT key::uuid, value FROM jsonb_each_text(stamps)
    ON CONFLICT (matter_id) DO UPDATE SET stamp = EXCLUDED.stamp;
END $$;
REVOKE ALL ON FUNCTION sec.keep_clocks(jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.keep_clocks(jsonb, jsonb) TO lachan_figures;
