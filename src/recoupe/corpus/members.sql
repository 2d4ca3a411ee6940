-- The incident of each claim. Two theatres may give one id to two incidents: the later theatre's gets its name.
CREATE OR REPLACE TABLE member AS
    WITH named AS (
        SELECT theatre, incident,
            row_number() OVER (PARTITION BY incident ORDER BY coalesce(theatre, '')) AS turn
        FROM (SELECT DISTINCT theatre, incident FROM given))
    SELECT g.theatre, g.report, g.claim,
        CASE WHEN n.turn = 1 THEN g.incident ELSE g.incident || '-' || coalesce(g.theatre, 'none') END AS incident
    FROM given AS g JOIN named AS n ON n.incident = g.incident AND n.theatre IS NOT DISTINCT FROM g.theatre
