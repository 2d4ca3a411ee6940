-- Reports in windows of days, about $size each: reprints follow what they repeat within days. A day of more than $most
-- is cut. A window also looks at the $before days before it, $most reports of them at most.
CREATE OR REPLACE TABLE window_report AS
    WITH told AS (SELECT * FROM kept WHERE claims > 0 OR movements > 0),
    days AS (SELECT published, count(*) AS k FROM told GROUP BY ALL),
    earlier AS (SELECT *, CAST(sum(k) OVER (ORDER BY published NULLS LAST) - k AS BIGINT) AS n FROM days),
    placed AS (
        SELECT t.*, e.n // $size AS stretch,
            (row_number() OVER (PARTITION BY t.published ORDER BY t.id) - 1) // $most AS cut
        FROM told AS t JOIN earlier AS e ON e.published IS NOT DISTINCT FROM t.published)
    SELECT CAST(dense_rank() OVER (ORDER BY stretch, cut) - 1 AS INTEGER) AS win, no, n, id, digest, published,
        false AS before
    FROM placed;
CREATE OR REPLACE TABLE earlier_report AS
    WITH first AS (SELECT win, min(published) AS day FROM window_report GROUP BY ALL)
    SELECT f.win, w.no, w.n, w.id, w.digest, w.published, true AS before
    FROM first AS f JOIN window_report AS w
        ON w.win <> f.win AND w.published >= f.day - CAST($before AS INTEGER) AND w.published < f.day
    QUALIFY row_number() OVER (PARTITION BY f.win ORDER BY w.published DESC, w.id) <= $most;
INSERT INTO window_report BY NAME SELECT * FROM earlier_report;
DROP TABLE earlier_report
