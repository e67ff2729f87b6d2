-- Row locks of consents and posters. A consent is seen with its letter by the body that works on the matter; who is outside
-- sees none: that there is one would tell whoever asks that somebody was found.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['letterbox_consent','letterbox_poster','letterbox_postertally'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['letterbox_consent','letterbox_poster'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
  END LOOP;
END $$;
CREATE POLICY see ON letterbox_consent FOR SELECT TO lachan_app USING (NOT coalesce(sec.has('outside'), false) AND EXISTS (
  SELECT 1 FROM letterbox_letter l WHERE l.matter_id = letterbox_consent.letter_id OFFSET 0));
CREATE POLICY make ON letterbox_consent FOR INSERT TO lachan_app WITH CHECK (agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND sec.may_write(letter_id) AND EXISTS (SELECT 1 FROM letterbox_letter l WHERE l.matter_id = letter_id AND l.topic = 'relative' OFFSET 0));

-- Posters are the province's to read and each body's to make in its own name.
CREATE OR REPLACE FUNCTION sec.poster_provinces() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT province_id), '{}') FROM reference_agency WHERE id = ANY (mine)); END $$;
CREATE POLICY see ON letterbox_poster FOR SELECT TO lachan_app USING (province_id = ANY ((SELECT sec.poster_provinces())::bigint[]));
CREATE POLICY make ON letterbox_poster FOR INSERT TO lachan_app WITH CHECK (account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND province_id = ANY ((SELECT sec.poster_provinces())::bigint[]));

-- One more report came by this poster: no row says which. Of a code that no poster bears nothing is kept.
CREATE POLICY count ON letterbox_postertally TO lachan_owner USING (true) WITH CHECK (true);
CREATE OR REPLACE FUNCTION sec.came_by(source text, day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  IF NOT coalesce(sec.has('outside'), false) THEN RETURN; END IF;
  INSERT INTO letterbox_postertally (poster_id, quarter, many)
    SELECT id, date_trunc('quarter', day)::date, 1 FROM letterbox_poster WHERE code = source
    ON CONFLICT (poster_id, quarter) DO UPDATE SET many = letterbox_postertally.many + 1;
END $$;
-- How many reports came by each poster of the viewer's province: no number from 1 to 4 leaves, nor a quarter that is not over.
CREATE OR REPLACE FUNCTION sec.came_by_posters(today date) RETURNS TABLE (poster uuid, many bigint, few boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE here bigint[] := sec.poster_provinces();
BEGIN RETURN QUERY
  SELECT p.id, CASE WHEN coalesce(sum(t.many), 0) BETWEEN 1 AND 4 THEN NULL ELSE coalesce(sum(t.many), 0)::bigint END,
    coalesce(sum(t.many), 0) BETWEEN 1 AND 4
  FROM letterbox_poster p LEFT JOIN letterbox_postertally t ON t.poster_id = p.id AND t.quarter < date_trunc('quarter', least(today, clock_timestamp()::date))::date
  WHERE p.province_id = ANY (here) GROUP BY p.id;
END $$;
REVOKE ALL ON FUNCTION sec.poster_provinces(), sec.came_by(text, date), sec.came_by_posters(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.poster_provinces(), sec.came_by(text, date), sec.came_by_posters(date) TO lachan_app;
