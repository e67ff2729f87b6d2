-- Row locks of the letterbox. A body sees the dialogue of matters on which it works; whoever is outside, the one letter of
-- the digest that the application signed into the token (sec.letter()). There is no question that lists letters by code.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['letterbox_letter','letterbox_message','letterbox_tally'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['letterbox_letter','letterbox_message'] LOOP
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;
CREATE POLICY look ON intake_report FOR SELECT TO lachan_owner USING (channel = 'online');

-- A letter belongs to a report that came online to this very body, and to none that has one already (its key).
CREATE OR REPLACE FUNCTION sec.letter_fits(m uuid, body bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  RETURN body = ANY (sec.door()) AND EXISTS (SELECT 1 FROM intake_report r
    WHERE r.matter_id = m AND r.agency_id = body AND r.channel = 'online');
END $$;
CREATE POLICY see ON letterbox_letter FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
  WHERE s.matter_id = letterbox_letter.matter_id AND s.kind NOT IN ('notifier', 'addressee', 'custodian') OFFSET 0));
CREATE POLICY outside ON letterbox_letter FOR SELECT TO lachan_app USING (digest = (SELECT sec.letter()));
CREATE POLICY make ON letterbox_letter FOR INSERT TO lachan_app WITH CHECK (
  digest = (SELECT sec.letter()) AND sec.letter_fits(matter_id, agency_id));

CREATE POLICY see ON letterbox_message FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM letterbox_letter l
  WHERE l.matter_id = letterbox_message.letter_id OFFSET 0));
-- Each side speaks for itself: whoever is outside into its own letter, a body in its own name where it may write.
CREATE POLICY outside ON letterbox_message FOR INSERT TO lachan_app WITH CHECK (side = 'reporter' AND agency_id IS NULL
  AND EXISTS (SELECT 1 FROM letterbox_letter l WHERE l.matter_id = letter_id AND l.digest = (SELECT sec.letter())));
CREATE POLICY make ON letterbox_message FOR INSERT TO lachan_app WITH CHECK (side = 'body'
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.may_write(letter_id)
  AND EXISTS (SELECT 1 FROM letterbox_letter l WHERE l.matter_id = letter_id));

GRANT UPDATE (tried) ON letterbox_tally TO lachan_app;
CREATE POLICY outside ON letterbox_tally TO lachan_app USING ((SELECT sec.has('outside')));

-- Which matter the typed code leads to, or none: one look at one index and one row of answer, whether it is right or not.
CREATE OR REPLACE FUNCTION sec.letter_matter() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bytea := sec.letter(); found uuid;
BEGIN
  SELECT matter_id INTO found FROM letterbox_letter WHERE digest = mine;
  RETURN coalesce(found, '00000000-0000-0000-0000-000000000000');
END $$;

-- What the law has the bodies tell whoever reported, of the one letter of this token: no step of the work besides.
CREATE OR REPLACE FUNCTION sec.letter_register() RETURNS TABLE (number int, year smallint) LANGUAGE plpgsql STABLE SECURITY DEFINER
ROWS 1 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bytea := sec.letter();
BEGIN
  RETURN QUERY SELECT e.number, e.year FROM letterbox_letter l JOIN docket_registerentry e ON e.matter_id = l.matter_id
    AND e.agency_id = l.agency_id AND e.book = 'intake' WHERE l.digest = mine;
END $$;
CREATE OR REPLACE FUNCTION sec.letter_told() RETURNS TABLE (kind varchar, agency_id bigint, said_on date) LANGUAGE plpgsql STABLE SECURITY DEFINER
ROWS 5 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bytea := sec.letter();
BEGIN
  RETURN QUERY SELECT a.kind, a.agency_id, (a.occurred_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
    FROM letterbox_letter l JOIN docket_act a ON a.matter_id = l.matter_id
    WHERE l.digest = mine AND a.kind IN ('informant_notified', 'suspension_sent', 'resumption_sent', 'result_notified')
      AND NOT EXISTS (SELECT 1 FROM docket_act n WHERE n.supersedes_id = a.id)
    ORDER BY a.occurred_at, a.id;
END $$;
REVOKE ALL ON FUNCTION sec.letter_fits(uuid, bigint), sec.letter_matter(), sec.letter_register(), sec.letter_told() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.letter_fits(uuid, bigint), sec.letter_matter(), sec.letter_register(), sec.letter_told() TO lachan_app;
