-- Incidents named by what their first claims say (identity.py); of two that say the same, the later gets a number.
CREATE OR REPLACE TEMP TABLE homes AS
SELECT o.report, o.claim, o.n, min(o.n) OVER (PARTITION BY c.home) AS first
FROM ordered AS o JOIN items AS t USING (item) JOIN clusters AS c ON c.unique_id = t.unique_id;

CREATE OR REPLACE TEMP TABLE named AS
SELECT first, name, row_number() OVER (PARTITION BY name ORDER BY first) AS again FROM (
    SELECT h.n AS first, 'i' || substr(sha256(g.content), 1, {length}) AS name
    FROM homes AS h JOIN given AS g USING (report, claim) WHERE h.n = h.first);

SELECT report, claim, name || CASE WHEN again > 1 THEN '-' || again ELSE '' END AS incident
FROM homes JOIN named USING (first) ORDER BY n
