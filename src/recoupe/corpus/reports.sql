-- Which report stands where, and which is kept where several have one id: the first. `part`: the parts in the order of
-- the input; $other says what is wrong with a report whose id is that of a different one.
CREATE OR REPLACE TABLE filed AS
    SELECT p.no, r.n, r.id, r.digest, r.theatre, r.published, r.input, len(r.claims) AS claims, len(r.movements) AS movements,
        row_number() OVER (PARTITION BY r.id ORDER BY p.no, r.n) AS turn
    FROM read_part AS r JOIN part AS p ON p.path = r.filename
    WHERE r.id IS NOT NULL;
CREATE OR REPLACE TABLE kept AS SELECT * EXCLUDE (turn) FROM filed WHERE turn = 1;
CREATE OR REPLACE TABLE refused AS
    SELECT b.input, replace(replace($other, '{id}', b.id), '{other}', a.input) AS why
    FROM filed AS b JOIN kept AS a ON a.id = b.id WHERE b.turn > 1 AND b.digest <> a.digest;
DROP TABLE filed;
-- The reports that are kept, with all that the parts hold of them.
CREATE OR REPLACE VIEW report AS
    SELECT k.no, r.* FROM read_part AS r
    JOIN part AS p ON p.path = r.filename JOIN kept AS k ON k.no = p.no AND k.n = r.n
