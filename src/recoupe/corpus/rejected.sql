-- All that was rejected: while reading, as the second of an id, and what people decided that is of no use (`others`).
CREATE OR REPLACE TABLE rejected AS
    SELECT input, why FROM read_part WHERE why IS NOT NULL
    UNION ALL SELECT input, why FROM refused
    UNION ALL SELECT input, why FROM others
