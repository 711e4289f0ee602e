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

-- What goes out of the house: whom to tell of which event by which way, and what became of it (ESC-5). Written with the event;
-- the attempts to deliver it are not of the journal.
CREATE TABLE outbox (
    id       INTEGER PRIMARY KEY,
    person   INTEGER NOT NULL,
    seq      INTEGER NOT NULL REFERENCES journal (seq),
    incident INTEGER NOT NULL,
    channel  TEXT    NOT NULL,
    state    TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts INTEGER NOT NULL,
    since    INTEGER NOT NULL,
    next_at  INTEGER NOT NULL,
    fault    TEXT,
    UNIQUE (person, seq, channel)
) STRICT;
CREATE INDEX outbox_by_state ON outbox (state, next_at);
