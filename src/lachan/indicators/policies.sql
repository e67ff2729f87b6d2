-- Figures: read by those who may see figures, appended by those who publish, changed by nobody.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['indicators_figure','indicators_figureline'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE POLICY see ON %I FOR SELECT TO lachan_app USING ((SELECT sec.has(''figures'')))', t);
    EXECUTE format('CREATE POLICY publish ON %I FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has(''publish'')))', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
  END LOOP;
END $$;
