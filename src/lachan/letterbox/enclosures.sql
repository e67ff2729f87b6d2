-- Row locks of what came with a letter. Whoever is outside puts it in and sees that it is there; the content goes out to the
-- bodies that work on the matter only: a receipt code that somebody found opens no picture.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['letterbox_enclosure','letterbox_enclosurepiece','letterbox_enclosurescan'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;
CREATE POLICY see ON letterbox_enclosure FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM letterbox_letter l
  WHERE l.matter_id = letterbox_enclosure.letter_id OFFSET 0));
CREATE POLICY outside ON letterbox_enclosure FOR INSERT TO lachan_app WITH CHECK (
  EXISTS (SELECT 1 FROM letterbox_letter l WHERE l.matter_id = letter_id AND l.digest = (SELECT sec.letter())));

CREATE POLICY see ON letterbox_enclosurepiece FOR SELECT TO lachan_app USING (NOT (SELECT sec.has('outside'))
  AND EXISTS (SELECT 1 FROM letterbox_enclosure e WHERE e.id = letterbox_enclosurepiece.enclosure_id OFFSET 0));
-- Whole pieces, each in its place: once all are there, nothing can be laid between them.
CREATE POLICY outside ON letterbox_enclosurepiece FOR INSERT TO lachan_app WITH CHECK (begins >= 0 AND begins % 1048576 = 0
  AND EXISTS (SELECT 1 FROM letterbox_enclosure e JOIN letterbox_letter l ON l.matter_id = e.letter_id
    WHERE e.id = enclosure_id AND l.digest = (SELECT sec.letter()) AND letterbox_enclosurepiece.size > 0
    AND letterbox_enclosurepiece.size = least(1048576, e.padded - letterbox_enclosurepiece.begins) OFFSET 0));

CREATE POLICY see ON letterbox_enclosurescan FOR SELECT TO lachan_app USING (NOT (SELECT sec.has('outside'))
  AND EXISTS (SELECT 1 FROM letterbox_enclosure e WHERE e.id = letterbox_enclosurescan.enclosure_id OFFSET 0));
CREATE POLICY outside ON letterbox_enclosurescan FOR INSERT TO lachan_app WITH CHECK (place = 1 AND agency_id IS NULL
  AND EXISTS (SELECT 1 FROM letterbox_enclosure e JOIN letterbox_letter l ON l.matter_id = e.letter_id
    WHERE e.id = enclosure_id AND l.digest = (SELECT sec.letter()) OFFSET 0));
CREATE POLICY make ON letterbox_enclosurescan FOR INSERT TO lachan_app WITH CHECK (place > 1
  AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM letterbox_enclosure e WHERE e.id = enclosure_id AND sec.may_write(e.letter_id) OFFSET 0));

GRANT UPDATE (kept) ON letterbox_tally TO lachan_app;
