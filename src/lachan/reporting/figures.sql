-- A figure of a report is seen by whoever may see the figure itself; none is put into a report that is issued.
DROP POLICY see ON reporting_reportfigure;
CREATE POLICY see ON reporting_reportfigure FOR SELECT TO lachan_app USING ((SELECT sec.has('figures'))
  AND EXISTS (SELECT 1 FROM indicators_figure f WHERE f.id = reporting_reportfigure.figure_id OFFSET 0));
DROP POLICY make ON reporting_reportfigure;
CREATE POLICY make ON reporting_reportfigure FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('publish'))
  AND EXISTS (SELECT 1 FROM reporting_reportdraft d WHERE d.id = draft_id AND d.account_id = (SELECT sec.uid()))
  AND EXISTS (SELECT 1 FROM indicators_figure f WHERE f.id = reporting_reportfigure.figure_id OFFSET 0)
  AND NOT EXISTS (SELECT 1 FROM reporting_reportissued i WHERE i.draft_id = reporting_reportfigure.draft_id));
