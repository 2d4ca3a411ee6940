-- Blocking within one stretch of days (block.py says what meets what). `slab` holds the claims that may fall into it.

CREATE OR REPLACE TEMP MACRO cells(degrees) AS [round_even(degrees * 2, 0), round_even(degrees * 2 - 0.5, 0)];
CREATE OR REPLACE TEMP MACRO grid(lat, lon) AS flatten(list_transform(cells(lat), lambda r:
    list_transform(cells(lon), lambda c: concat('cell ', r, ' ', c))));
CREATE OR REPLACE TEMP MACRO keys_of(places, names, sites) AS list_distinct(flatten([
    flatten(list_transform(places, lambda p: list_transform(p.words, lambda w: 'place ' || w))),
    list_transform(names, lambda w: 'name ' || w),
    list_transform(sites, lambda w: 'site ' || w),
    list_transform(list_filter(places, lambda p: p.id IS NOT NULL), lambda p: 'id ' || p.id),
    flatten(list_transform(list_filter(places, lambda p: p.lat IS NOT NULL AND p.lon IS NOT NULL),
        lambda p: grid(p.lat, p.lon)))]));
-- The words of the most precise place; of a country or a region every report has them.
CREATE OR REPLACE TEMP MACRO named_of(places) AS
    CASE WHEN len(places) > 0 AND places[1].rank < 2
        THEN list_filter(places[1].words, lambda w: NOT starts_with(w, '+')) ELSE [] END;

-- How far apart in a key's claims, sorted by day, two may stand: nothing binds until there are {look_back}, and from
-- there on a key makes as many pairs, however many claims stand under it.
CREATE OR REPLACE TEMP MACRO reach(standing) AS
    CASE WHEN standing <= {look_back} THEN standing ELSE greatest({least_reach}, {look_back} * {look_back} // standing) END;

-- Every key of every claim in every bin of its days. `m` is where it stands among the claims of one key and bin.
CREATE OR REPLACE TEMP TABLE own AS
SELECT *, count(*) OVER (PARTITION BY k, b) AS standing, row_number() OVER (PARTITION BY k, b ORDER BY d, n) AS m
FROM (
    SELECT n, f, l, d, e, k, unnest(generate_series(f, l)) AS b FROM (
        SELECT unique_id AS n, f, l, days.first AS d, days.last AS e,
            unnest(list_transform(keys_of(places, names, sites), lambda w: hash(w))) AS k FROM slab));

-- The words of a claim's own place, and those that its report names: either one's among the other's.
CREATE OR REPLACE TEMP TABLE words AS
SELECT *, count(*) FILTER (heard) OVER (PARTITION BY k, b) AS standing,
    count(*) FILTER (heard) OVER (PARTITION BY k, b ORDER BY d, n ROWS UNBOUNDED PRECEDING) AS m
FROM (
    SELECT n, f, l, d, e, k, heard, unnest(generate_series(f, l)) AS b FROM (
        SELECT unique_id AS n, f, l, days.first AS d, days.last AS e, false AS heard,
            unnest(list_transform(named_of(places), lambda w: hash(w))) AS k FROM slab
        UNION ALL
        SELECT unique_id, f, l, days.first, days.last, true,
            unnest(list_transform(around.names, lambda w: hash(w))) FROM slab));

-- Meetings, once for each key and bin that two share: told where the later of the two begins, for all bins that follow.
-- Bins outside this stretch are another's; days further apart than the slack never meet.
CREATE OR REPLACE TEMP TABLE meeting AS
SELECT i, j, sum(times)::INTEGER AS shared FROM (
    SELECT least(a.n, b.n) AS i, greatest(a.n, b.n) AS j, least(a.l, b.l) - a.b + 1 AS times
    FROM own AS a JOIN own AS b ON a.k = b.k AND a.b = b.b AND a.m < b.m
    WHERE b.m - a.m <= reach(a.standing) AND a.b = greatest(a.f, b.f) AND a.b BETWEEN $lo AND $hi
        AND coalesce(greatest(a.d - b.e, b.d - a.e) <= {slack}, true)
    UNION ALL
    SELECT least(a.n, b.n), greatest(a.n, b.n), least(a.l, b.l) - a.b + 1
    FROM (FROM words WHERE NOT heard) AS a JOIN (FROM words WHERE heard) AS b ON a.k = b.k AND a.b = b.b AND a.n <> b.n
    WHERE abs(b.m - a.m) <= reach(a.standing) AND a.b = greatest(a.f, b.f) AND a.b BETWEEN $lo AND $hi
        AND coalesce(greatest(a.d - b.e, b.d - a.e) <= {slack}, true)
    UNION ALL
    SELECT i, j, 1 FROM beside WHERE f BETWEEN $lo AND $hi
) GROUP BY i, j;

-- Grounds that lie far apart: every circle of one from every circle of the other. They are few beside the pairs.
CREATE OR REPLACE TEMP MACRO km_between(p, q) AS list_min(flatten(list_transform(p, lambda a:
    list_transform(q, lambda b: km(a, b) - a.radius - b.radius))));
CREATE OR REPLACE TEMP TABLE grounds AS SELECT ground_key, any_value(ground) AS ground FROM slab GROUP BY ground_key;
CREATE OR REPLACE TEMP TABLE distant AS
SELECT kl, kr FROM (
    SELECT DISTINCT least(l.ground_key, r.ground_key) AS kl, greatest(l.ground_key, r.ground_key) AS kr
    FROM meeting JOIN slab AS l ON l.unique_id = i JOIN slab AS r ON r.unique_id = j)
JOIN grounds AS a ON a.ground_key = kl JOIN grounds AS b ON b.ground_key = kr
WHERE km_between(a.ground, b.ground) > {far_km};
CREATE OR REPLACE TEMP TABLE met AS
SELECT i, j, shared FROM meeting JOIN slab AS l ON l.unique_id = i JOIN slab AS r ON r.unique_id = j
ANTI JOIN distant ON kl = least(l.ground_key, r.ground_key) AND kr = greatest(l.ground_key, r.ground_key);
