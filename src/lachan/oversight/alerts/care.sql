-- A notice of a care is of no matter: nobody is excluded from it there.
DROP POLICY see ON oversight_notice;
CREATE POLICY see ON oversight_notice FOR SELECT TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND (account_id IS NULL OR account_id = (SELECT sec.uid()))
  AND (matter_id IS NULL OR matter_id <> ALL ((SELECT sec.excluded())::uuid[])));
DROP POLICY acknowledge ON oversight_notice;
CREATE POLICY acknowledge ON oversight_notice FOR UPDATE TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND (account_id IS NULL OR account_id = (SELECT sec.uid()))
  AND (matter_id IS NULL OR matter_id <> ALL ((SELECT sec.excluded())::uuid[])))
  WITH CHECK (seen_by = (SELECT sec.uid()));
