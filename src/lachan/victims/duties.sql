-- A duty of law by which a story goes on without a yes is named with what it rests on: the protection of children for nobody
-- known to be 18 or over on that day (an age that is not known is no adult's), an order of the procedure by its number.
CREATE OR REPLACE FUNCTION sec.duty_holds(c uuid, ground text, paper text, day date) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  -- Whoever may not pass it on learns no age here.
  IF NOT sec.may_care(c) OR sec.care_grounds(c) <@ ARRAY['hearer'] THEN RETURN false; END IF;
  IF ground = 'court_order' THEN RETURN paper <> ''; END IF;
  IF ground <> 'child_protection' THEN RETURN true; END IF;
  RETURN NOT coalesce((SELECT CASE WHEN extract(YEAR FROM day) - p.birth_year > 18 THEN true ELSE NOT coalesce(r.minor, p.minor) END
    FROM victims_carefile f JOIN people_person p ON p.id = f.person_id LEFT JOIN victims_carereading r ON r.care_id = f.id WHERE f.id = c), false);
END $$;
REVOKE ALL ON FUNCTION sec.duty_holds(uuid, text, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.duty_holds(uuid, text, text, date) TO lachan_app;
CREATE POLICY duty ON victims_careact AS RESTRICTIVE FOR INSERT TO lachan_app WITH CHECK (kind <> 'story_shared'
  OR sec.duty_holds(care_id, facts->>'ground', paper, (occurred_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date));
