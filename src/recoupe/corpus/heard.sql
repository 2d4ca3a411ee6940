-- What provenance left of each report, and the voice of each claim.
CREATE OR REPLACE VIEW heard AS SELECT * EXCLUDE (rows) FROM heard_part;
CREATE OR REPLACE TABLE voiced AS
    SELECT id AS report, v.* FROM (SELECT id, unnest(voices) AS v FROM heard)
