-- Incidents in chunks of days, about $size each; a day of more than $most is cut. Beside them, movements of reports
-- without a claim in any incident. `member`: report, claim, incident; `heard`, `voiced`: what provenance left.
CREATE OR REPLACE TABLE thing AS
    WITH dated AS (
        SELECT m.incident, coalesce(v.when_start, k.published) AS day
        FROM member AS m JOIN voiced AS v ON v.report = m.report AND v.claim = m.claim JOIN kept AS k ON k.id = m.report)
    SELECT incident, CAST(NULL AS VARCHAR) AS report, quantile_disc(day, 0.5) AS day FROM dated GROUP BY incident
    UNION ALL
    SELECT NULL, id, published FROM kept WHERE movements > 0 AND id NOT IN (SELECT report FROM member);
CREATE OR REPLACE TABLE chunked AS
    WITH days AS (SELECT day, count(*) AS k FROM thing GROUP BY ALL),
    earlier AS (SELECT *, CAST(sum(k) OVER (ORDER BY day NULLS LAST) - k AS BIGINT) AS n FROM days),
    placed AS (
        SELECT t.*, e.n // $size AS stretch,
            (row_number() OVER (PARTITION BY t.day ORDER BY t.incident, t.report) - 1) // $most AS cut
        FROM thing AS t JOIN earlier AS e ON e.day IS NOT DISTINCT FROM t.day)
    SELECT CAST(dense_rank() OVER (ORDER BY stretch, cut) - 1 AS INTEGER) AS chunk, incident, report, day
    FROM placed;
DROP TABLE thing;
-- The movements of a report go with the chunk that has most of its claims.
CREATE OR REPLACE TABLE mover AS
    WITH each AS (
        SELECT m.report, c.chunk, count(*) AS k FROM member AS m JOIN chunked AS c ON c.incident = m.incident GROUP BY ALL)
    SELECT e.report, e.chunk FROM each AS e JOIN kept AS k ON k.id = e.report WHERE k.movements > 0
    QUALIFY row_number() OVER (PARTITION BY e.report ORDER BY e.k DESC, e.chunk) = 1
    UNION ALL SELECT report, chunk FROM chunked WHERE report IS NOT NULL;
-- The reports that a chunk needs: those of its claims, what they repeat, and those whose movements go with it.
CREATE OR REPLACE TABLE needed AS
    WITH own AS (
        SELECT DISTINCT c.chunk, m.report FROM member AS m JOIN chunked AS c ON c.incident = m.incident
        UNION SELECT chunk, report FROM mover)
    SELECT chunk, report FROM own
    UNION SELECT o.chunk, h.origin FROM own AS o JOIN heard AS h ON h.id = o.report
