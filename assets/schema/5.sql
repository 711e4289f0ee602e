-- firstline, schema 5: escalation. `incident.wake_at` is from now on the next instant at which a record has to be looked at:
-- its suspension ends, a rule fires, somebody is told again.

-- Who was told of which event (ESC-5); folded from the journal. What it says is the event.
CREATE TABLE notice (
    person   INTEGER NOT NULL,
    seq      INTEGER NOT NULL REFERENCES journal (seq),
    incident INTEGER NOT NULL,
    PRIMARY KEY (person, seq)
) STRICT, WITHOUT ROWID;

-- Up to which event somebody has looked at what they were told. Not of the journal: looking changes nothing.
CREATE TABLE inbox (
    person INTEGER PRIMARY KEY,
    seq    INTEGER NOT NULL
) STRICT;

-- Rules fire for what is reached from now on, not for what was reached before there were any.
INSERT INTO file (key, value)
SELECT 'mark:rules_since', CAST(recorded_at AS TEXT) FROM journal ORDER BY seq DESC LIMIT 1;
INSERT INTO file (key, value)
SELECT 'mark:unwatched', '1' FROM journal LIMIT 1;
