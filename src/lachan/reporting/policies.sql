-- Row locks of reports: a draft and what comes of it belong to the body that makes it; its figures to all who may see figures.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['reporting_reportdue','reporting_reportdraft','reporting_reportfigure','reporting_reportparagraph',
      'reporting_reportissued','reporting_reportsigned','reporting_reportsent'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['reporting_reportdue','reporting_reportdraft','reporting_reportparagraph','reporting_reportissued',
      'reporting_reportsigned','reporting_reportsent'] LOOP
    EXECUTE format('CREATE POLICY see ON %I FOR SELECT TO lachan_app USING (
      agency_id = ANY ((SELECT sec.scope())::bigint[]) AND (SELECT sec.has(''figures'')))', t);
  END LOOP;
  -- Only in one''s own name, and only for those who publish.
  FOREACH t IN ARRAY ARRAY['reporting_reportdue','reporting_reportdraft'] LOOP
    EXECUTE format('CREATE POLICY make ON %I FOR INSERT TO lachan_app WITH CHECK (
      agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid()) AND (SELECT sec.has(''publish'')))', t);
  END LOOP;
END $$;
CREATE POLICY see ON reporting_reportfigure FOR SELECT TO lachan_app USING ((SELECT sec.has('figures')));
CREATE POLICY make ON reporting_reportfigure FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('publish'))
  AND EXISTS (SELECT 1 FROM reporting_reportdraft d WHERE d.id = draft_id AND d.account_id = (SELECT sec.uid())));
-- After a draft is issued nobody writes in it any more.
CREATE POLICY make ON reporting_reportparagraph FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid()) AND (SELECT sec.has('publish'))
  AND EXISTS (SELECT 1 FROM reporting_reportdraft d WHERE d.id = draft_id AND d.agency_id = reporting_reportparagraph.agency_id)
  AND NOT EXISTS (SELECT 1 FROM reporting_reportissued i WHERE i.draft_id = reporting_reportparagraph.draft_id));
CREATE POLICY make ON reporting_reportissued FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid()) AND (SELECT sec.has('publish'))
  AND EXISTS (SELECT 1 FROM reporting_reportdraft d WHERE d.id = draft_id AND d.agency_id = reporting_reportissued.agency_id));
CREATE POLICY make ON reporting_reportsigned FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid()) AND (SELECT sec.has('publish'))
  AND EXISTS (SELECT 1 FROM reporting_reportissued i WHERE i.id = issued_id AND i.agency_id = reporting_reportsigned.agency_id));
CREATE POLICY make ON reporting_reportsent FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid()) AND (SELECT sec.has('publish'))
  AND EXISTS (SELECT 1 FROM reporting_reportissued i WHERE i.id = issued_id AND i.agency_id = reporting_reportsent.agency_id));
