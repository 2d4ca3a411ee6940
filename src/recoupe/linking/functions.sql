-- What the comparisons of two claims are made of, as SQL functions for DuckDB. comparisons.yaml puts them together into
-- levels; a claim's columns are those of record.py. Splink calls them on every pair that blocking lets meet.

-- Places ---------------------------------------------------------------------------------------------------------

-- Great-circle distance in km (haversine); null where either is not located (`least` would pass over a null).
CREATE OR REPLACE TEMP MACRO haversine(a, b) AS power(sin(radians(b.lat - a.lat) / 2), 2)
    + cos(radians(a.lat)) * cos(radians(b.lat)) * power(sin(radians(b.lon - a.lon) / 2), 2);
CREATE OR REPLACE TEMP MACRO km(a, b) AS
    CASE WHEN haversine(a, b) IS NOT NULL THEN 2 * 6371.0088 * asin(least(1.0, sqrt(haversine(a, b)))) END;

-- One place: by id, or by name (one's words among the other's) unless the map puts them over 40 km apart.
CREATE OR REPLACE TEMP MACRO one_place(a, b) AS
    coalesce(a.id = b.id, false)
    OR ((list_has_all(a.words, b.words) OR list_has_all(b.words, a.words))
        AND coalesce(NOT (a.spot AND b.spot) OR km(a, b) <= 40, true));

CREATE OR REPLACE TEMP MACRO among(a, places) AS len(list_filter(places, lambda p: one_place(a, p))) > 0;
CREATE OR REPLACE TEMP MACRO shared_places(p, q) AS len(list_filter(p, lambda a: among(a, q)));

-- Whether the gazetteer's hierarchy puts one entry inside another (grounding/containment.py, `_holds`).
CREATE OR REPLACE TEMP MACRO holds(outside, inside) AS coalesce(CASE outside.kind
    WHEN 'country' THEN inside.kind NOT IN ('country', 'continent') AND inside.country = outside.country
    WHEN 'region' THEN inside.kind NOT IN ('country', 'continent', 'region', 'area') AND inside.region = outside.region
    WHEN 'district' THEN inside.kind = 'populated' AND outside.district <> '' AND inside.district = outside.district
    ELSE false END, false);

CREATE OR REPLACE TEMP MACRO outside_by_hierarchy(a, b) AS coalesce(
    (a.kind = b.kind AND a.kind IN ('country', 'region', 'district'))
    OR ('country' IN (a.kind, b.kind) AND a.country <> '' AND b.country <> '' AND a.country <> b.country), false);

-- How two places lie to each other (grounding/containment.py, `relation`): one inside the other, by the hierarchy or
-- within the larger one's radius; far apart, beyond both radii and a district's width; otherwise near, or unknown.
CREATE OR REPLACE TEMP MACRO inside(a, b) AS holds(a, b) OR holds(b, a)
    OR coalesce(a.rank <> b.rank AND km(a, b) <= greatest(a.radius, b.radius), false) AND NOT outside_by_hierarchy(a, b);
CREATE OR REPLACE TEMP MACRO far(a, b) AS
    coalesce(outside_by_hierarchy(a, b) OR km(a, b) > a.radius + b.radius + 25, false);
CREATE OR REPLACE TEMP MACRO near(a, b) AS
    coalesce(NOT outside_by_hierarchy(a, b) AND km(a, b) <= a.radius + b.radius + 25, false);

-- "Fighting in Hama" may mean the province that the town gives its name to.
CREATE OR REPLACE TEMP MACRO in_namesake(a, b) AS coalesce(a.id <> b.id AND a.region = b.namesake, false);

CREATE OR REPLACE TEMP MACRO one_site(a, b) AS list_has_any(a.sites, b.sites);

-- A claim's first place is its most precise one.
CREATE OR REPLACE TEMP MACRO unplaced(p, q) AS len(p) = 0 OR len(q) = 0;
CREATE OR REPLACE TEMP MACRO same_place(p, q) AS one_place(p[1], q[1]);
CREATE OR REPLACE TEMP MACRO same_place_of(p, q, size) AS
    one_place(p[1], q[1]) AND least(p[1].extent, q[1].extent) = size;
CREATE OR REPLACE TEMP MACRO one_within(p, q) AS
    among(p[1], q[2:]) OR among(q[1], p[2:]) OR inside(p[1], q[1])
    OR in_namesake(p[1], q[1]) OR in_namesake(q[1], p[1]);
CREATE OR REPLACE TEMP MACRO one_unlocated(p, q) AS p[1].lat IS NULL OR q[1].lat IS NULL;
CREATE OR REPLACE TEMP MACRO share_wider(p, q) AS shared_places(p[2:], q[2:]) > 0;
CREATE OR REPLACE TEMP MACRO same_kind_of_site(p, q) AS
    one_site(p[1], q[1]) AND (NOT far(p[1], q[1]) OR share_wider(p, q));
CREATE OR REPLACE TEMP MACRO beside(p, q) AS
    NOT one_site(p[1], q[1]) AND (near(p[1], q[1]) OR share_wider(p, q));
-- Two movements, each with its ends.
CREATE OR REPLACE TEMP MACRO axes(e, f, p, q) AS
    e.type = 'troop movement' AND f.type = 'troop movement' AND len(p) > 1 AND len(q) > 1;

-- Time -----------------------------------------------------------------------------------------------------------

-- Days between two spans; 0 or less where they meet.
CREATE OR REPLACE TEMP MACRO gap(a, b) AS greatest(a.first - b.last, b.first - a.last);

CREATE OR REPLACE TEMP MACRO dated(a, b) AS a.dated AND b.dated;
CREATE OR REPLACE TEMP MACRO same_days(a, b) AS a.dated AND b.dated AND a.first = b.first AND a.last = b.last;
-- No more days than these in either span.
CREATE OR REPLACE TEMP MACRO longest(a, b) AS greatest(a.last - a.first, b.last - b.first);
-- Days between the last days of two spans; that of an undated claim is its report's day.
CREATE OR REPLACE TEMP MACRO ends(a, b) AS abs(a.last - b.last);
CREATE OR REPLACE TEMP MACRO undatable(a, b) AS a.first IS NULL OR b.first IS NULL;

-- Event types ----------------------------------------------------------------------------------------------------

CREATE OR REPLACE TEMP MACRO same_type(a, b) AS a.type = b.type;
-- Types that reports confuse (events.yaml).
CREATE OR REPLACE TEMP MACRO confusable(a, b) AS list_has_any(a.families, b.families);
CREATE OR REPLACE TEMP MACRO says_little(a) AS a.type IN ('other', 'harm');
CREATE OR REPLACE TEMP MACRO says_nothing(a) AS a.type = 'other';

-- Who did it to whom ---------------------------------------------------------------------------------------------

CREATE OR REPLACE TEMP MACRO placed(a) AS a.id IS NOT NULL OR a.side IS NOT NULL OR a.state IS NOT NULL;

-- Whether two parties are one (provenance/parties.py, `same_party`).
CREATE OR REPLACE TEMP MACRO same_party(a, b) AS CASE
    WHEN NOT a.known OR NOT b.known THEN 'unknown'
    WHEN a.id = b.id THEN 'same'
    WHEN a.side IS NOT NULL AND b.side IS NOT NULL
        THEN CASE WHEN a.side <> b.side THEN 'different' WHEN list_has_any(a.names, b.names) THEN 'same'
            ELSE 'allied' END
    WHEN a.id IS NOT NULL AND b.id IS NOT NULL THEN 'different'
    WHEN a.state IS NOT NULL AND b.state IS NOT NULL THEN if(a.state = b.state, 'same', 'different')
    WHEN len(a.names) > 0 AND len(b.names) > 0 AND (list_has_all(a.names, b.names) OR list_has_all(b.names, a.names))
        THEN 'same'
    WHEN a.initials <> '' AND a.initials = b.initials THEN 'same'
    WHEN placed(a) AND placed(b) THEN 'different'
    ELSE 'unknown' END;

CREATE OR REPLACE TEMP MACRO agree(a, b) AS same_party(a, b) IN ('same', 'allied');
CREATE OR REPLACE TEMP MACRO clash(a, b) AS same_party(a, b) = 'different';

-- Figures --------------------------------------------------------------------------------------------------------

-- A telling number: the same, and high enough that chance seldom repeats it.
CREATE OR REPLACE TEMP MACRO telling(x, y) AS NOT x.dozens AND x.low IS NOT DISTINCT FROM y.low
    AND x.high IS NOT DISTINCT FROM y.high AND greatest(coalesce(x.low, 0), coalesce(x.high, 0)) >= 4;
CREATE OR REPLACE TEMP MACRO compatible(x, y) AS
    greatest(coalesce(x.low, 0), coalesce(y.low, 0)) <= coalesce(least(x.high, y.high), 1e300);
CREATE OR REPLACE TEMP MACRO of_kind(x, figures) AS list_filter(figures, lambda y: y.kind = x.kind);
CREATE OR REPLACE TEMP MACRO comparable(f, g) AS
    len(list_filter(f, lambda x: x.kind <> 'other' AND len(of_kind(x, g)) > 0)) > 0;
CREATE OR REPLACE TEMP MACRO any_telling(f, g) AS
    len(list_filter(f, lambda x: x.kind <> 'other' AND len(list_filter(of_kind(x, g), lambda y: telling(x, y))) > 0)) > 0;
CREATE OR REPLACE TEMP MACRO any_compatible(f, g) AS
    len(list_filter(f, lambda x: x.kind <> 'other' AND len(list_filter(of_kind(x, g), lambda y: compatible(x, y))) > 0)) > 0;

-- Two counts of a kind, none of which is near another: one over three times the other, at least.
CREATE OR REPLACE TEMP MACRO near_in_number(x, y) AS
    coalesce(x.high, 1e300) * 3 > coalesce(y.low, 0) AND coalesce(y.high, 1e300) * 3 > coalesce(x.low, 0);
CREATE OR REPLACE TEMP MACRO any_near(f, g) AS
    len(list_filter(f, lambda x: x.kind <> 'other' AND len(list_filter(of_kind(x, g), lambda y: near_in_number(x, y))) > 0)) > 0;

CREATE OR REPLACE TEMP MACRO uncounted(f, g) AS len(f) = 0 OR len(g) = 0;

-- Words and where they stand -------------------------------------------------------------------------------------

CREATE OR REPLACE TEMP MACRO empty(a, b) AS len(a) = 0 OR len(b) = 0;
CREATE OR REPLACE TEMP MACRO shared(a, b) AS len(list_intersect(a, b));

CREATE OR REPLACE TEMP MACRO one_report(a, b) AS a.report = b.report;
CREATE OR REPLACE TEMP MACRO one_quote(a, b) AS a.report = b.report AND a.quote = b.quote;
CREATE OR REPLACE TEMP MACRO claims_between(a, b) AS abs(a.position - b.position) - 1;
-- The later of two claims of one report sets itself apart from what was told before ("a second salvo").
CREATE OR REPLACE TEMP MACRO set_apart(a, b) AS
    a.report = b.report AND if(a.position > b.position, a.another, b.another);
CREATE OR REPLACE TEMP MACRO one_voice(a, b) AS a.voice = b.voice;

-- The share of the shorter quote's words that the other has too, within one language.
CREATE OR REPLACE TEMP MACRO wordless(a, b) AS a.lang <> b.lang OR len(a.wording) = 0 OR len(b.wording) = 0;
CREATE OR REPLACE TEMP MACRO wording_share(a, b) AS
    len(list_intersect(a.wording, b.wording)) / least(len(a.wording), len(b.wording));

-- Whether a report names the most precise place of a claim elsewhere, as a place or by its proper words.
CREATE OR REPLACE TEMP MACRO proper(place) AS list_filter(place.words, lambda w: NOT starts_with(w, '+'));
CREATE OR REPLACE TEMP MACRO named_in(place, around) AS coalesce(list_contains(around.places, place.id), false)
    OR len(proper(place)) > 0 AND list_has_all(around.names, proper(place));
CREATE OR REPLACE TEMP MACRO names_both(p, q, a, b) AS coalesce(named_in(p[1], b) AND named_in(q[1], a), false);
CREATE OR REPLACE TEMP MACRO names_one(p, q, a, b) AS coalesce(named_in(p[1], b) OR named_in(q[1], a), false);
CREATE OR REPLACE TEMP MACRO names_shared(a, b) AS
    len(list_intersect(a.names, b.names)) / greatest(1, least(len(a.names), len(b.names)));
