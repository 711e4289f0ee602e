-- firstline, schema 2: how many incidents are open, so that nobody counts them one by one.

CREATE TABLE open_count (
    security INTEGER NOT NULL,
    -- 0 = nobody's yet.
    team     INTEGER NOT NULL,
    n        INTEGER NOT NULL,
    PRIMARY KEY (security, team)
) STRICT, WITHOUT ROWID;

INSERT INTO open_count
SELECT security, coalesce(team, 0), count(*) FROM incident WHERE open = 1 GROUP BY 1, 2;

CREATE TRIGGER incident_comes AFTER INSERT ON incident WHEN new.open = 1
BEGIN
    INSERT INTO open_count VALUES (new.security, coalesce(new.team, 0), 1)
    ON CONFLICT (security, team) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER incident_goes AFTER DELETE ON incident WHEN old.open = 1
BEGIN
    UPDATE open_count SET n = n - 1 WHERE security = old.security AND team = coalesce(old.team, 0);
END;
CREATE TRIGGER incident_moves AFTER UPDATE OF open, security, team ON incident
WHEN old.open <> new.open OR old.security <> new.security OR old.team IS NOT new.team
BEGIN
    UPDATE open_count SET n = n - old.open WHERE security = old.security AND team = coalesce(old.team, 0);
    INSERT INTO open_count VALUES (new.security, coalesce(new.team, 0), new.open)
    ON CONFLICT (security, team) DO UPDATE SET n = n + excluded.n;
END;
