-- firstline, schema 1. Times are milliseconds UTC; ids are replica << 40 | n.

-- What this file is: its uuid, how it knows who one is, whether its clock is set.
CREATE TABLE file (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The trail. One row per event; nothing is ever changed or deleted here.
CREATE TABLE journal (
    seq            INTEGER PRIMARY KEY,
    batch          INTEGER NOT NULL,
    request        TEXT,
    recorded_at    INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    actor          INTEGER NOT NULL,
    role           TEXT NOT NULL,
    via            TEXT NOT NULL,
    os_user        TEXT NOT NULL,
    -- A list of more than two would be built anew for every row.
    identity       TEXT NOT NULL CHECK (identity = 'os' OR identity = 'session' OR identity = 'declared'),
    stream         TEXT NOT NULL,
    id             INTEGER NOT NULL,
    ver            INTEGER NOT NULL CHECK (ver > 0),
    origin_replica INTEGER,
    origin_seq     INTEGER,
    kind           TEXT NOT NULL,
    v              INTEGER NOT NULL,
    payload        BLOB NOT NULL,
    sealed         INTEGER NOT NULL,
    prev           BLOB NOT NULL CHECK (length(prev) = 32),
    hash           BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX journal_stream ON journal (stream, id, ver);
CREATE UNIQUE INDEX journal_request ON journal (request) WHERE request IS NOT NULL;
CREATE INDEX journal_batch ON journal (batch) WHERE batch <> seq;

-- Guards stop accidents; the chain detects intent.
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
-- Numbers have no gaps, so the row before is the last one unless the new number is taken already; a taken one is
-- refused here, before OR REPLACE could put something in its place.
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE seq = new.seq)
  OR NOT (EXISTS (SELECT 1 FROM journal WHERE seq = new.seq - 1 AND hash = new.prev)
          OR new.seq = 1 AND new.prev = zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'the journal grows at its end only'); END;

-- The words behind the hashes in the payloads; erasing deletes here.
CREATE TABLE sealed (
    seq   INTEGER NOT NULL REFERENCES journal (seq),
    n     INTEGER NOT NULL,
    salt  BLOB NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;

-- Every applied policy.
CREATE TABLE policy (
    version INTEGER PRIMARY KEY,
    seq     INTEGER NOT NULL REFERENCES journal (seq),
    text    TEXT NOT NULL
) STRICT;

-- People, teams, contacts, organisations, services, configuration items, categories.
CREATE TABLE entry (
    kind    TEXT NOT NULL,
    id      INTEGER NOT NULL,
    ver     INTEGER NOT NULL,
    key     TEXT NOT NULL,
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    record  TEXT NOT NULL,
    PRIMARY KEY (kind, id),
    UNIQUE (kind, key)
) STRICT, WITHOUT ROWID;

-- Incidents as lists need them; the record whole is its events in the journal.
CREATE TABLE incident (
    id          INTEGER PRIMARY KEY,
    ver         INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    open        INTEGER NOT NULL CHECK (open IN (0, 1)),
    major       INTEGER NOT NULL CHECK (major IN (0, 1)),
    priority    INTEGER NOT NULL,
    security    INTEGER NOT NULL CHECK (security IN (0, 1)),
    team        INTEGER,
    wake_at     INTEGER,
    closed_at   INTEGER,
    external    TEXT UNIQUE,
    row         BLOB NOT NULL
) STRICT;
CREATE INDEX incident_open ON incident (major DESC, priority, id) WHERE open = 1;
CREATE INDEX incident_wake ON incident (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX incident_seq ON incident (seq);

-- Words to find incidents by: bigrams of Chinese, whole words of everything else, folded before they get here.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', contentless_delete = 1);
