-- Whoever was given the story, and still may know it, finds the person by code name; who it is stays closed to them.
DROP POLICY see_care ON people_person;
CREATE POLICY see_care ON people_person FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carefile c
  JOIN victims_carestanding s ON s.care_id = c.id WHERE c.person_id = people_person.id
  AND (s.kind <> 'hearer' OR sec.heard(c.id)) OFFSET 0));
