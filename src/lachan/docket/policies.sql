-- Row locks of the docket and of people: standing is the only ground, exclusion subtracts from it.
ALTER TABLE docket_term ADD COLUMN folded text GENERATED ALWAYS AS (sec.fold(text)) STORED;
CREATE OR REPLACE FUNCTION sec.excluded() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE me bigint := sec.uid();
BEGIN RETURN (SELECT coalesce(array_agg(matter_id), '{}') FROM docket_exclusion WHERE account_id = me); END $$;

-- Hand-overs without an answer: the partial index over two tables that PostgreSQL does not have. Kept by
-- triggers, so that a load, a restore and a verb leave it alike; read only through the functions below.
CREATE TABLE sec.waiting (handover_id uuid PRIMARY KEY, recipient_id bigint NOT NULL, sender_id bigint NOT NULL,
  sent_at timestamptz NOT NULL);
CREATE INDEX waiting_recipient ON sec.waiting (recipient_id, sent_at);
CREATE INDEX waiting_sender ON sec.waiting (sender_id, sent_at);
REVOKE ALL ON sec.waiting FROM PUBLIC;

-- An addressee has standing to answer, and no longer: once it has answered, its row only tells that it was asked.
CREATE OR REPLACE FUNCTION sec.awaits(m uuid, agency bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM docket_handover h JOIN sec.waiting w ON w.handover_id = h.id
    WHERE h.matter_id = m AND h.recipient_id = agency);
END $$;

-- May this person add to this matter: they have standing, or they are opening it just now.
CREATE OR REPLACE FUNCTION sec.may_write(m uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE given text[] := sec.rights(); mine bigint[] := string_to_array(nullif(given[4], ''), ',');
BEGIN
  IF mine IS NULL THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = m) THEN
    RETURN EXISTS (SELECT 1 FROM docket_matter d WHERE d.id = m AND d.origin_id = ANY (mine));
  END IF;
  RETURN EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = m AND s.agency_id = ANY (mine)
       AND (s.kind <> 'addressee' OR sec.awaits(m, s.agency_id)))
     AND NOT EXISTS (SELECT 1 FROM docket_exclusion e WHERE e.matter_id = m AND e.account_id = given[2]::bigint);
END $$;

-- Search without diacritics: the scope filter is inside, the caller's query is still policed. A number of a
-- book is looked up, a code name by its beginning, a place through the few units so named; only what is
-- left goes through trigrams, whose common ones would drag in the whole docket. Never more than `n`.
CREATE OR REPLACE FUNCTION sec.said_so(q text, mine bigint[], shut uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE
  found uuid[]; begun uuid[];
  word text := sec.fold(trim(left(q, 80)));
  part text := '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  num text[] := regexp_match(word, '^0*([0-9]{1,7})(?:/([0-9]{4}))?$');
  head text := 'VV-' || upper((regexp_match(word, '^(?=vv-.|...)(?:vv-)?([a-z0-9]{1,8})$'))[1]);
BEGIN
  IF num IS NOT NULL THEN
    found := ARRAY(SELECT e.matter_id FROM docket_registerentry e WHERE e.number = num[1]::int
      AND (num[2] IS NULL OR e.year = num[2]::smallint));
  END IF;
  IF head IS NOT NULL THEN
    found := found || ARRAY(SELECT d.id FROM docket_matter d WHERE d.code >= head AND d.code < head || '~' LIMIT 2000);
  END IF;
  IF length(word) >= 3 AND num[2] IS NULL THEN
    -- By its beginning first, which costs what it finds; in the middle of a word only where that was not enough.
    begun := ARRAY(SELECT t.matter_id FROM docket_term t WHERE t.kind NOT IN ('code', 'number', 'place')
      AND t.folded COLLATE "C" >= word COLLATE "C" AND t.folded COLLATE "C" < (word || '~') COLLATE "C" LIMIT 2000);
    IF cardinality(begun) < 2000 THEN
      begun := begun || ARRAY(SELECT t.matter_id FROM docket_term t
        WHERE t.kind NOT IN ('code', 'number', 'place') AND t.folded LIKE part LIMIT 2000);
    END IF;
    found := found || begun;
  END IF;
  RETURN ARRAY(SELECT s.matter_id FROM unnest(found) f JOIN docket_standing s ON s.matter_id = f
    WHERE s.agency_id = ANY (mine) AND s.matter_id <> ALL (shut)
      AND (s.kind <> 'addressee' OR sec.awaits(s.matter_id, s.agency_id)));
END $$;
-- Places so named, theirs and those of the district so named; none for a number.
CREATE OR REPLACE FUNCTION sec.places_named(q text) RETURNS bigint[] LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE word text := sec.fold(trim(left(q, 80)));
  part text := '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%';
BEGIN
  IF length(word) < 2 OR word ~ '^[0-9]+(/[0-9]{4})?$' THEN RETURN '{}'; END IF;
  RETURN (SELECT coalesce(array_agg(u.id), '{}') FROM reference_unit u LEFT JOIN reference_unit p ON p.id = u.parent_id
    WHERE u.folded LIKE part OR p.folded LIKE part AND p.level <> 'province');
END $$;
-- The newest matters of these agencies at these places. From the places where little happened there; else down
-- the agency's own list, newest first, which meets one soon.
CREATE OR REPLACE FUNCTION sec.at_places(named bigint[], n int, mine bigint[], shut uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  IF cardinality(named) = 0 THEN RETURN; END IF;
  IF (SELECT count(*) FROM (SELECT 1 FROM docket_matter WHERE place_id = ANY (named) LIMIT 3001) s) > 3000 THEN
    RETURN QUERY SELECT s.matter_id FROM unnest(mine) a, LATERAL (SELECT s.matter_id FROM docket_standing s
        WHERE s.agency_id = a AND s.matter_id <> ALL (shut)
          AND (SELECT d.place_id FROM docket_matter d WHERE d.id = s.matter_id) = ANY (named)
        ORDER BY s.received_at DESC, s.matter_id DESC LIMIT n) s;
  ELSE
    RETURN QUERY SELECT d.id FROM docket_matter d WHERE d.place_id = ANY (named) AND d.id <> ALL (shut)
        AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = d.id AND s.agency_id = ANY (mine) OFFSET 0)
      ORDER BY d.received_at DESC, d.id DESC LIMIT n;
  END IF;
END $$;
CREATE OR REPLACE FUNCTION sec.search(q text, n int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.excluded();
BEGIN
  n := least(n, 500);
  RETURN QUERY SELECT DISTINCT f FROM unnest(sec.said_so(q, mine, shut)
    || ARRAY(SELECT sec.at_places(sec.places_named(q), n, mine, shut))) f LIMIT n;
END $$;
REVOKE ALL ON FUNCTION sec.said_so(text, bigint[], uuid[]), sec.places_named(text), sec.at_places(bigint[], int, bigint[], uuid[]) FROM PUBLIC;

-- What is sent waits until it is answered.
CREATE OR REPLACE FUNCTION sec.on_its_way() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'docket_handover' THEN
    INSERT INTO sec.waiting VALUES (NEW.id, NEW.recipient_id, NEW.sender_id, NEW.sent_at) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM sec.waiting WHERE handover_id = NEW.handover_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER on_its_way AFTER INSERT ON docket_handover FOR EACH ROW EXECUTE FUNCTION sec.on_its_way();
CREATE TRIGGER on_its_way AFTER INSERT ON docket_handoveranswer FOR EACH ROW EXECUTE FUNCTION sec.on_its_way();
CREATE OR REPLACE FUNCTION sec.unanswered(inward boolean, n int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  IF inward THEN
    RETURN QUERY SELECT w.handover_id FROM sec.waiting w WHERE w.recipient_id = ANY (mine) ORDER BY w.sent_at LIMIT n;
  ELSE
    RETURN QUERY SELECT w.handover_id FROM sec.waiting w WHERE w.sender_id = ANY (mine) ORDER BY w.sent_at LIMIT n;
  END IF;
END $$;
-- Whom a hand-over brings, by code name: a house must know for whom it makes room, before it sees any act.
CREATE OR REPLACE FUNCTION sec.sent_person(way uuid) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.excluded();
BEGIN
  RETURN (SELECT a.person_id FROM docket_handover h JOIN docket_act a ON a.id = h.act_id WHERE h.id = way
    AND (h.recipient_id = ANY (mine) OR h.sender_id = ANY (mine)) AND h.matter_id <> ALL (shut));
END $$;
REVOKE ALL ON FUNCTION sec.sent_person(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.unanswered(boolean, int), sec.sent_person(uuid) TO lachan_app;

-- Matters that must not even be counted: excluded from them, or they name one of the unit's own people.
CREATE INDEX matter_barred ON docket_matter (barred_id) WHERE barred_id IS NOT NULL;
CREATE OR REPLACE FUNCTION sec.out_of_sight() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
  SELECT sec.excluded() || coalesce((SELECT array_agg(id) FROM docket_matter WHERE barred_id = ANY (sec.scope())), '{}') $$;
REVOKE ALL ON FUNCTION sec.out_of_sight() FROM PUBLIC;

-- What a desk owes: three short walks of the partial index, and one count, with the scope inside.
CREATE OR REPLACE FUNCTION sec.owed(at timestamptz, until timestamptz, n int) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 90 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); barred uuid[] := sec.out_of_sight();
BEGIN
  RETURN QUERY (SELECT c.id FROM docket_clockreading c WHERE c.owed AND c.holder_id = ANY (mine) AND c.due_at >= at
    AND c.due_at < until AND c.matter_id <> ALL (barred) ORDER BY c.due_at LIMIT n)
  UNION ALL (SELECT c.id FROM docket_clockreading c WHERE c.owed AND c.holder_id = ANY (mine) AND c.due_at IS NULL
    AND c.matter_id <> ALL (barred) LIMIT n)
  UNION ALL (SELECT c.id FROM docket_clockreading c WHERE c.owed AND c.holder_id = ANY (mine) AND c.due_at < at
    AND NOT c.fades AND c.matter_id <> ALL (barred) ORDER BY c.due_at DESC LIMIT n);
END $$;
CREATE OR REPLACE FUNCTION sec.owed_counts(at timestamptz, midnight timestamptz, until timestamptz)
RETURNS TABLE (overdue bigint, today bigint, soon bigint, waiting bigint, sent bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); barred uuid[] := sec.out_of_sight();
BEGIN
  RETURN QUERY SELECT count(*) FILTER (WHERE c.due_at < at AND NOT c.fades),
    count(*) FILTER (WHERE c.due_at IS NULL OR (c.due_at >= at AND c.due_at < midnight)),
    count(*) FILTER (WHERE c.due_at >= midnight AND c.due_at < until),
    (SELECT count(*) FROM sec.waiting w JOIN docket_handover h ON h.id = w.handover_id
      WHERE w.recipient_id = ANY (mine) AND h.matter_id <> ALL (barred)),
    (SELECT count(*) FROM sec.waiting w JOIN docket_handover h ON h.id = w.handover_id
      WHERE w.sender_id = ANY (mine) AND h.matter_id <> ALL (barred))
  FROM docket_clockreading c WHERE c.owed AND c.holder_id = ANY (mine) AND c.matter_id <> ALL (barred);
END $$;
GRANT EXECUTE ON FUNCTION sec.owed(timestamptz, timestamptz, int), sec.owed_counts(timestamptz, timestamptz, timestamptz) TO lachan_app;

-- Who can see this matter, for those who can themselves.
CREATE OR REPLACE FUNCTION sec.seen_by(m uuid) RETURNS TABLE (agency_id bigint, kind text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
  SELECT s.agency_id, s.kind, s.since FROM docket_standing s WHERE s.matter_id = m
  AND (s.kind <> 'addressee' OR sec.awaits(m, s.agency_id))
  AND EXISTS (SELECT 1 FROM docket_standing o WHERE o.matter_id = m AND o.agency_id = ANY (sec.scope()))
  AND NOT m = ANY (sec.excluded()) $$;
GRANT EXECUTE ON FUNCTION sec.excluded(), sec.awaits(uuid, bigint), sec.may_write(uuid), sec.search(text, int), sec.seen_by(uuid) TO lachan_app;

CREATE INDEX term_folded ON docket_term USING gin (folded public.gin_trgm_ops) WHERE kind NOT IN ('code', 'number', 'place');
CREATE INDEX term_begins ON docket_term (folded COLLATE "C") WHERE kind NOT IN ('code', 'number', 'place');
CREATE INDEX register_number ON docket_registerentry (number, year);
CREATE INDEX matter_place ON docket_matter (place_id, received_at DESC, id DESC);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['people_person','people_identity','people_fingerprint','docket_matter','docket_standing',
    'docket_exclusion','docket_paper','docket_act','docket_sealednote','docket_mention','docket_handover',
    'docket_handoveranswer','docket_registercounter','docket_registerentry','docket_term',
    'docket_matterreading','docket_clockreading','docket_accusedreading'] LOOP
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
  -- OFFSET 0 keeps the look at the standings a probe per row shown: left to itself the planner makes a hash of
  -- every standing of the agency in order to show fifty rows.
  -- A body that only passed the news on sees what it wrote itself: without it, it could not hand over.
  CREATE POLICY own ON docket_act FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
    WHERE s.matter_id = docket_act.matter_id AND s.agency_id = docket_act.agency_id OFFSET 0));
  CREATE POLICY own ON docket_paper FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
    WHERE s.matter_id = docket_paper.matter_id AND s.agency_id = docket_paper.issuer_id OFFSET 0));
  FOREACH t IN ARRAY ARRAY['docket_paper','docket_act','docket_sealednote','docket_mention','docket_accusedreading',
    'docket_clockreading','docket_term'] LOOP
    EXECUTE format('CREATE POLICY see ON %I FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
      WHERE s.matter_id = %I.matter_id AND s.kind NOT IN (''notifier'', ''addressee'', ''custodian'') OFFSET 0))', t, t);
    EXECUTE format('CREATE POLICY make ON %I FOR INSERT TO lachan_app WITH CHECK (sec.may_write(matter_id))', t);
  END LOOP;
  -- Whoever knows that the matter lives knows where it stands; of its clocks, those it has to meet itself.
  CREATE POLICY see ON docket_matterreading FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
    WHERE s.matter_id = docket_matterreading.matter_id AND (s.kind <> 'addressee' OR sec.awaits(s.matter_id, s.agency_id)) OFFSET 0));
  CREATE POLICY make ON docket_matterreading FOR INSERT TO lachan_app WITH CHECK (sec.may_write(matter_id));
  CREATE POLICY own ON docket_clockreading FOR SELECT TO lachan_app USING (holder_id = ANY ((SELECT sec.scope())::bigint[])
    AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_clockreading.matter_id OFFSET 0));
  -- Readings are projections: rewritten with the matter, dropped and rebuilt by the keeper.
  FOREACH t IN ARRAY ARRAY['docket_matterreading','docket_clockreading','docket_accusedreading'] LOOP
    EXECUTE format('GRANT UPDATE, DELETE ON %I TO lachan_app', t);
    EXECUTE format('CREATE POLICY redo ON %I FOR UPDATE TO lachan_app USING (sec.may_write(matter_id))', t);
    EXECUTE format('CREATE POLICY "drop" ON %I FOR DELETE TO lachan_app USING (sec.may_write(matter_id))', t);
  END LOOP;
  -- Alarms are counted from these two: they change while a verb renews them and at no other moment, so that no
  -- injected SQL moves or silences the end of a term. The summary is what verbs lock, so it stays as above.
  FOREACH t IN ARRAY ARRAY['docket_clockreading','docket_accusedreading'] LOOP
    EXECUTE format('CREATE POLICY renewing ON %I AS RESTRICTIVE FOR UPDATE TO lachan_app USING ((SELECT sec.has(''renew'')))', t);
    EXECUTE format('CREATE POLICY renewing_drop ON %I AS RESTRICTIVE FOR DELETE TO lachan_app USING ((SELECT sec.has(''renew'')))', t);
  END LOOP;
  -- The owner's functions above look across scopes; nobody signs in as the owner but migrations.
  FOREACH t IN ARRAY ARRAY['docket_matter','docket_standing','docket_exclusion','docket_registerentry','docket_term',
    'docket_clockreading','docket_handover'] LOOP
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;

-- A body that does not see the work still adds to it (a facility receives, a hotline corrects): while its verb checks
-- and renews the readings, and only then, the verb sees the whole record. The right is signed by the application
-- for that stretch (access.scope.widened); no role has it.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['docket_act','docket_mention','docket_accusedreading','docket_clockreading','docket_handover'] LOOP
    EXECUTE format('CREATE POLICY whole ON %I FOR SELECT TO lachan_app USING ((SELECT sec.has(''renew''))
      AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = %I.matter_id OFFSET 0))', t, t);
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
CREATE OR REPLACE FUNCTION sec.barred(m uuid) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN (SELECT barred_id FROM docket_matter WHERE id = m); END $$;
-- A notifier, an addressee, a house may pass the matter on, not give itself a better standing than it has; what an
-- addressee receives gives it one, and the verb that receives signs for that stretch.
CREATE OR REPLACE FUNCTION sec.only_notified(m uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  RETURN (SELECT coalesce(bool_and(s.kind IN ('notifier', 'addressee', 'custodian')), false) FROM docket_standing s
    WHERE s.matter_id = m AND s.agency_id = ANY (mine));
END $$;
GRANT EXECUTE ON FUNCTION sec.barred(uuid), sec.only_notified(uuid) TO lachan_app;
CREATE POLICY give ON docket_standing FOR INSERT TO lachan_app WITH CHECK (
  sec.may_write(matter_id) AND agency_id IS DISTINCT FROM sec.barred(matter_id)
  AND ((SELECT sec.has('renew')) OR NOT (agency_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.only_notified(matter_id))));

CREATE POLICY see ON docket_matter FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_matter.id OFFSET 0));
CREATE POLICY open ON docket_matter FOR INSERT TO lachan_app WITH CHECK (
  origin_id = ANY ((SELECT sec.scope())::bigint[]));

CREATE POLICY see ON docket_exclusion FOR SELECT TO lachan_app USING (
  account_id = (SELECT sec.uid()) OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_exclusion.matter_id OFFSET 0));
-- Each body bars its own people only: whose memberships one may see are one's own agency's.
CREATE POLICY make ON docket_exclusion FOR INSERT TO lachan_app WITH CHECK (sec.may_write(matter_id)
  AND EXISTS (SELECT 1 FROM access_membership m WHERE m.account_id = docket_exclusion.account_id));

-- Who sees the work sees all that was sent; a notifier, an addressee, a house only what it sent or was sent itself.
CREATE POLICY see ON docket_handover FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
  WHERE s.matter_id = docket_handover.matter_id AND (s.kind NOT IN ('notifier', 'addressee', 'custodian')
    OR docket_handover.recipient_id = s.agency_id OR docket_handover.sender_id = s.agency_id) OFFSET 0));
CREATE POLICY send ON docket_handover FOR INSERT TO lachan_app WITH CHECK (
  sender_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.may_write(matter_id));
CREATE POLICY see ON docket_handoveranswer FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_handover h WHERE h.id = docket_handoveranswer.handover_id OFFSET 0));
CREATE POLICY answer ON docket_handoveranswer FOR INSERT TO lachan_app WITH CHECK (
  EXISTS (SELECT 1 FROM docket_handover h WHERE h.id = handover_id AND h.recipient_id = ANY ((SELECT sec.scope())::bigint[])));

GRANT UPDATE (last) ON docket_registercounter TO lachan_app;
CREATE POLICY own ON docket_registercounter TO lachan_app USING (agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY see ON docket_registerentry FOR SELECT TO lachan_app USING (
  (agency_id = ANY ((SELECT sec.scope())::bigint[]) AND matter_id <> ALL ((SELECT sec.excluded())::uuid[]))
  OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_registerentry.matter_id
    AND (s.kind <> 'addressee' OR sec.awaits(s.matter_id, s.agency_id)) OFFSET 0));
CREATE POLICY make ON docket_registerentry FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.may_write(matter_id));

CREATE POLICY see ON people_person FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_mention m WHERE m.person_id = people_person.id OFFSET 0));
CREATE POLICY make ON people_person FOR INSERT TO lachan_app WITH CHECK (
  recorded_by_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY see ON people_identity FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_mention m WHERE m.person_id = people_identity.person_id OFFSET 0));
CREATE POLICY make ON people_identity FOR INSERT TO lachan_app WITH CHECK ((SELECT cardinality(sec.scope())) > 0);
CREATE POLICY see ON people_fingerprint FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_mention m WHERE m.person_id = people_fingerprint.person_id OFFSET 0));
CREATE POLICY make ON people_fingerprint FOR INSERT TO lachan_app WITH CHECK ((SELECT cardinality(sec.scope())) > 0);

-- What indicators count: acts and stages, no person, no sealed word.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['docket_matter','docket_act','docket_handover','docket_handoveranswer','docket_registerentry','docket_matterreading'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO lachan_figures', t);
    EXECUTE format('CREATE POLICY figures ON %I FOR SELECT TO lachan_figures USING (true)', t);
  END LOOP;
END $$;
