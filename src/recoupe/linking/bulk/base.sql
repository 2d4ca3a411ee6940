-- Rows of claims to the tables that linking works on. `given` is a view of the rows (rows.py).

-- Claims in the order of what they say, which hangs on no id.
CREATE TABLE ordered AS
SELECT report, claim, item, row_number() OVER (ORDER BY content, text, report, claim) - 1 AS n FROM given;

-- Claims that say the very same are one item; the first is compared for all of them.
CREATE TABLE items AS
SELECT item, min(n) AS n, row_number() OVER (ORDER BY min(n)) - 1 AS unique_id FROM ordered GROUP BY item;

-- The items that can be of an incident with others. `f` to `l` are the ten-day bins in which an item may fall, each
-- overlapping the next by the slack; -1 where no day is known. `place_key` is all that the comparison of places uses,
-- `ground` the circles that its located places cover, `ground_key` the same in short.
CREATE TABLE compared AS
SELECT unique_id, vague, denies, f, least(l, f + {most_bins}) AS l, {columns},
    hash(places, event.type = 'troop movement') AS place_key, ground, hash(ground) AS ground_key
FROM (SELECT *,
    list_transform(list_filter(places, lambda p: p.lat IS NOT NULL AND p.lon IS NOT NULL),
        lambda p: struct_pack(lat := p.lat, lon := p.lon, radius := p.radius)) AS ground FROM (
    SELECT *, coalesce((days.first - {slack}) // 10, -1) AS f, coalesce((days.last + {slack}) // 10, -1) AS l
    FROM given JOIN ordered USING (report, claim, item) JOIN items USING (item, n)
    WHERE NOT (vague AND {idle})
)) ORDER BY f, unique_id;

-- Claims of one report meet wherever in it they stand, if their days do.
CREATE TABLE beside AS
WITH claims AS (
    SELECT unique_id AS n, spot.report AS report, f, days.first AS d, days.last AS e,
        row_number() OVER (PARTITION BY spot.report ORDER BY unique_id) AS m FROM compared)
SELECT a.n AS i, b.n AS j, greatest(a.f, b.f) AS f
FROM claims AS a JOIN claims AS b ON a.report = b.report AND a.m < b.m AND b.m - a.m <= {look_back}
WHERE coalesce(greatest(a.d - b.e, b.d - a.e) <= {slack}, true);
