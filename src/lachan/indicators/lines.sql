-- A list is written with its figure: in the transaction that publishes it, never after, by nobody else. A row's xmin is the
-- transaction (or its savepoint, which is numbered after it) that wrote it; the difference is taken round the wrap.
DROP POLICY publish ON indicators_figureline;
CREATE POLICY publish ON indicators_figureline FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('publish'))
  AND EXISTS (SELECT 1 FROM indicators_figure f WHERE f.id = figure_id
    AND (f.xmin::text::bigint - txid_current() % 4294967296 + 4294967296) % 4294967296 < 2147483648));
