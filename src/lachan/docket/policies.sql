-- Row locks of the docket and of people: standing is the only ground, exclusion subtracts from it.
ALTER TABLE docket_term ADD COLUMN folded text GENERATED ALWAYS AS (sec.fold(text)) STORED;
CREATE OR REPLACE FUNCTION sec.excluded() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec AS $$
DECLARE me bigint := sec.uid();
BEGIN RETURN (SELECT coalesce(array_agg(matter_id), '{}') FROM docket_exclusion WHERE account_id = me); END $$;

-- May this person add to this matter: they have standing, or they are opening it just now.
CREATE OR REPLACE FUNCTION sec.may_write(m uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec AS $$
DECLARE mine bigint[] := sec.scope(); me bigint;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = m) THEN
    RETURN EXISTS (SELECT 1 FROM docket_matter d WHERE d.id = m AND d.origin_id = ANY (mine));
  END IF;
  me := sec.uid();
  RETURN EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = m AND s.agency_id = ANY (mine))
     AND NOT EXISTS (SELECT 1 FROM docket_exclusion e WHERE e.matter_id = m AND e.account_id = me);
END $$;

-- Search without diacritics: the scope filter is inside, the caller's query is still policed.
CREATE OR REPLACE FUNCTION sec.search(q text, n int) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
  WITH hits AS MATERIALIZED (
    SELECT t.matter_id FROM docket_term t
    WHERE t.folded LIKE '%' || replace(replace(replace(sec.fold(left(q, 80)), '\', '\\'), '%', '\%'), '_', '\_') || '%'
    LIMIT 4000)
  SELECT DISTINCT h.matter_id FROM hits h JOIN docket_standing s ON s.matter_id = h.matter_id
  WHERE s.agency_id = ANY (sec.scope()) AND NOT h.matter_id = ANY (sec.excluded())
  LIMIT least(n, 500) $$;

-- Who can see this matter, for those who can themselves.
CREATE OR REPLACE FUNCTION sec.seen_by(m uuid) RETURNS TABLE (agency_id bigint, kind text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
  SELECT s.agency_id, s.kind, s.since FROM docket_standing s WHERE s.matter_id = m
  AND EXISTS (SELECT 1 FROM docket_standing o WHERE o.matter_id = m AND o.agency_id = ANY (sec.scope()))
  AND NOT m = ANY (sec.excluded()) $$;
GRANT EXECUTE ON FUNCTION sec.excluded(), sec.may_write(uuid), sec.search(text, int), sec.seen_by(uuid) TO lachan_app;

CREATE INDEX term_folded ON docket_term USING gin (folded public.gin_trgm_ops);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['people_person','people_identity','people_fingerprint','docket_matter','docket_standing',
    'docket_exclusion','docket_paper','docket_act','docket_sealednote','docket_mention','docket_handover',
    'docket_handoveranswer','docket_registercounter','docket_registerentry','docket_term',
    'docket_matterreading','docket_clockreading'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
  END LOOP;
  -- Appended, never changed: not by the application, not by the owner, not by the keeper.
  FOREACH t IN ARRAY ARRAY['docket_matter','docket_standing','docket_exclusion','docket_paper','docket_act',
    'docket_sealednote','docket_mention','docket_handover','docket_handoveranswer','docket_registerentry',
    'people_identity'] LOOP
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
  END LOOP;
  -- Seen with the matter, written by whoever may write to it.
  -- A body that only passed the news on sees what it wrote itself: without it, it could not hand over.
  CREATE POLICY own ON docket_act FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
    WHERE s.matter_id = docket_act.matter_id AND s.agency_id = docket_act.agency_id));
  CREATE POLICY own ON docket_paper FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
    WHERE s.matter_id = docket_paper.matter_id AND s.agency_id = docket_paper.issuer_id));
  FOREACH t IN ARRAY ARRAY['docket_paper','docket_act','docket_sealednote','docket_mention'] LOOP
    EXECUTE format('CREATE POLICY see ON %I FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
      WHERE s.matter_id = %I.matter_id AND s.kind <> ''notifier''))', t, t);
    EXECUTE format('CREATE POLICY make ON %I FOR INSERT TO lachan_app WITH CHECK (sec.may_write(matter_id))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['docket_matterreading','docket_clockreading','docket_term'] LOOP
    EXECUTE format('CREATE POLICY see ON %I FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
      WHERE s.matter_id = %I.matter_id))', t, t);
    EXECUTE format('CREATE POLICY make ON %I FOR INSERT TO lachan_app WITH CHECK (sec.may_write(matter_id))', t);
  END LOOP;
  -- Readings are projections: rewritten with the matter, dropped and rebuilt by the keeper.
  FOREACH t IN ARRAY ARRAY['docket_matterreading','docket_clockreading'] LOOP
    EXECUTE format('GRANT UPDATE, DELETE ON %I TO lachan_app', t);
    EXECUTE format('CREATE POLICY redo ON %I FOR UPDATE TO lachan_app USING (sec.may_write(matter_id))', t);
    EXECUTE format('CREATE POLICY "drop" ON %I FOR DELETE TO lachan_app USING (sec.may_write(matter_id))', t);
  END LOOP;
  -- The owner's functions above look across scopes; nobody signs in as the owner but migrations.
  FOREACH t IN ARRAY ARRAY['docket_matter','docket_standing','docket_exclusion','docket_term'] LOOP
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;

-- Nobody writes what another body did: an act and a paper are one's own agency's.
CREATE POLICY own_name ON docket_act AS RESTRICTIVE FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY own_name ON docket_paper AS RESTRICTIVE FOR INSERT TO lachan_app WITH CHECK (
  issuer_id = ANY ((SELECT sec.scope())::bigint[]));

CREATE POLICY see ON docket_standing FOR SELECT TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND matter_id <> ALL ((SELECT sec.excluded())::uuid[]));
-- The barred unit (a report names one of its people) gets no standing from anybody.
CREATE OR REPLACE FUNCTION sec.barred(m uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$ SELECT barred_id FROM docket_matter WHERE id = m $$;
-- A notifier may pass the matter on, not give itself a better standing than it has.
CREATE OR REPLACE FUNCTION sec.only_notified(m uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
  SELECT coalesce(bool_and(s.kind = 'notifier'), false) FROM docket_standing s
  WHERE s.matter_id = m AND s.agency_id = ANY (sec.scope()) $$;
GRANT EXECUTE ON FUNCTION sec.barred(uuid), sec.only_notified(uuid) TO lachan_app;
CREATE POLICY give ON docket_standing FOR INSERT TO lachan_app WITH CHECK (
  sec.may_write(matter_id) AND agency_id IS DISTINCT FROM sec.barred(matter_id)
  AND NOT (agency_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.only_notified(matter_id)));

CREATE POLICY see ON docket_matter FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_matter.id));
CREATE POLICY open ON docket_matter FOR INSERT TO lachan_app WITH CHECK (
  origin_id = ANY ((SELECT sec.scope())::bigint[]));

CREATE POLICY see ON docket_exclusion FOR SELECT TO lachan_app USING (
  account_id = (SELECT sec.uid()) OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_exclusion.matter_id));
-- Each body bars its own people only: whose memberships one may see are one's own agency's.
CREATE POLICY make ON docket_exclusion FOR INSERT TO lachan_app WITH CHECK (sec.may_write(matter_id)
  AND EXISTS (SELECT 1 FROM access_membership m WHERE m.account_id = docket_exclusion.account_id));

CREATE POLICY see ON docket_handover FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_handover.matter_id));
CREATE POLICY send ON docket_handover FOR INSERT TO lachan_app WITH CHECK (
  sender_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.may_write(matter_id));
CREATE POLICY see ON docket_handoveranswer FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_handover h WHERE h.id = docket_handoveranswer.handover_id));
CREATE POLICY answer ON docket_handoveranswer FOR INSERT TO lachan_app WITH CHECK (
  EXISTS (SELECT 1 FROM docket_handover h WHERE h.id = handover_id AND h.recipient_id = ANY ((SELECT sec.scope())::bigint[])));

GRANT UPDATE (last) ON docket_registercounter TO lachan_app;
CREATE POLICY own ON docket_registercounter TO lachan_app USING (agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY see ON docket_registerentry FOR SELECT TO lachan_app USING (
  (agency_id = ANY ((SELECT sec.scope())::bigint[]) AND matter_id <> ALL ((SELECT sec.excluded())::uuid[]))
  OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_registerentry.matter_id));
CREATE POLICY make ON docket_registerentry FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.may_write(matter_id));

CREATE POLICY see ON people_person FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_mention m WHERE m.person_id = people_person.id));
CREATE POLICY make ON people_person FOR INSERT TO lachan_app WITH CHECK (
  recorded_by_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY see ON people_identity FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_mention m WHERE m.person_id = people_identity.person_id));
CREATE POLICY make ON people_identity FOR INSERT TO lachan_app WITH CHECK ((SELECT cardinality(sec.scope())) > 0);
CREATE POLICY see ON people_fingerprint FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_mention m WHERE m.person_id = people_fingerprint.person_id));
CREATE POLICY make ON people_fingerprint FOR INSERT TO lachan_app WITH CHECK ((SELECT cardinality(sec.scope())) > 0);

-- What indicators count: acts and stages, no person, no sealed word.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['docket_matter','docket_act','docket_handover','docket_handoveranswer','docket_registerentry','docket_matterreading'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO lachan_figures', t);
    EXECUTE format('CREATE POLICY figures ON %I FOR SELECT TO lachan_figures USING (true)', t);
  END LOOP;
END $$;
