-- A red flag goes to the bodies that must act. The worker reads that there is one, whose it is to settle, and since when.
ALTER TABLE victims_carealarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE victims_carealarm FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON victims_carealarm TO lachan_app;
CREATE POLICY look ON victims_carealarm FOR SELECT TO lachan_owner USING (true);
CREATE POLICY see ON victims_carealarm FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_carealarm.care_id AND ((SELECT sec.has('renew')) OR s.kind <> 'hearer') OFFSET 0));
CREATE POLICY make ON victims_carealarm FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('renew')) AND sec.may_care(care_id));
CREATE POLICY renew ON victims_carealarm FOR UPDATE TO lachan_app USING ((SELECT sec.has('renew')) AND sec.may_care(care_id))
  WITH CHECK (sec.may_care(care_id));
CREATE POLICY drop_it ON victims_carealarm FOR DELETE TO lachan_app USING ((SELECT sec.has('renew')) AND sec.may_care(care_id));

GRANT SELECT ON victims_carealarm, victims_careclock TO lachan_worker;
GRANT SELECT (care_id, agency_id, kind) ON victims_carestanding TO lachan_worker;
CREATE POLICY work ON victims_carealarm FOR SELECT TO lachan_worker USING (true);
CREATE POLICY work ON victims_careclock FOR SELECT TO lachan_worker USING (true);
CREATE POLICY work ON victims_carestanding FOR SELECT TO lachan_worker USING (true);
