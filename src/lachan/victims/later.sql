-- What was learnt later of who a person is: seen with the file of care that learnt it, never over a matter; written by whoever
-- has the person in hand, under that file's own key, so that the file's end is its end too.
ALTER TABLE people_laterword ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_laterword FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON people_laterword TO lachan_app;
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON people_laterword FOR EACH STATEMENT EXECUTE FUNCTION sec.never();
CREATE POLICY look ON people_laterword FOR SELECT TO lachan_owner USING (true);
CREATE POLICY see ON people_laterword FOR SELECT TO lachan_app USING (NOT (SELECT sec.has('renew'))
  AND EXISTS (SELECT 1 FROM victims_carefile c JOIN victims_carestanding s ON s.care_id = c.id
    WHERE c.person_id = people_laterword.person_id AND s.kind <> 'hearer'
      AND s.agency_id = ANY ((SELECT sec.scope())::bigint[]) OFFSET 0));
CREATE POLICY make ON people_laterword FOR INSERT TO lachan_app WITH CHECK (agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM victims_carefile c WHERE c.person_id = people_laterword.person_id AND c.key_id = people_laterword.key_id
    AND sec.may_care(c.id) AND sec.care_grounds(c.id) && ARRAY['origin', 'lead', 'verifier', 'facility'] OFFSET 0));
