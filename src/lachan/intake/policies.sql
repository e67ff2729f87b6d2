-- Row locks of intake: with the matter; the narrative not for a body that only passed the news on.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['intake_report','intake_narrative','intake_trait','intake_channelentry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['intake_report','intake_trait','intake_narrative'] LOOP
    EXECUTE format('CREATE POLICY see ON %I FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
      WHERE s.matter_id = %I.matter_id AND s.kind NOT IN (''notifier'', ''addressee'', ''custodian'') OFFSET 0))', t, t);
    EXECUTE format('CREATE POLICY make ON %I FOR INSERT TO lachan_app WITH CHECK (sec.may_write(matter_id))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['intake_report','intake_trait','intake_channelentry'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO lachan_figures', t);
    EXECUTE format('CREATE POLICY figures ON %I FOR SELECT TO lachan_figures USING (true)', t);
  END LOOP;
END $$;
-- The body that reported sees its own report, so that sending it again is known as the same.
CREATE POLICY own ON intake_report FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
  WHERE s.matter_id = intake_report.matter_id AND s.agency_id = intake_report.agency_id OFFSET 0));
CREATE POLICY own ON intake_channelentry FOR SELECT TO lachan_app USING (agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY make ON intake_channelentry FOR INSERT TO lachan_app WITH CHECK (agency_id = ANY ((SELECT sec.scope())::bigint[]));
