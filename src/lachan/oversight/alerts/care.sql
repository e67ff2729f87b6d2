-- A notice of a care is of no matter; whoever is kept out of either is told nothing of it.
DROP POLICY see ON oversight_notice;
CREATE POLICY see ON oversight_notice FOR SELECT TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND (account_id IS NULL OR account_id = (SELECT sec.uid()))
  AND (matter_id IS NULL OR matter_id <> ALL ((SELECT sec.excluded())::uuid[]))
  AND (care_id IS NULL OR care_id <> ALL ((SELECT sec.care_shut())::uuid[])));
DROP POLICY acknowledge ON oversight_notice;
CREATE POLICY acknowledge ON oversight_notice FOR UPDATE TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND (account_id IS NULL OR account_id = (SELECT sec.uid()))
  AND (matter_id IS NULL OR matter_id <> ALL ((SELECT sec.excluded())::uuid[]))
  AND (care_id IS NULL OR care_id <> ALL ((SELECT sec.care_shut())::uuid[])))
  WITH CHECK (seen_by = (SELECT sec.uid()));
