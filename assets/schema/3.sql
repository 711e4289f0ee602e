-- firstline, schema 3: the files attached to incidents (LIFE-2). What was attached is in the journal; only bytes are here.

-- Bytes, each kept once however often they were attached. The bytes stand last: what is before them is read without them.
CREATE TABLE content (
    id    INTEGER PRIMARY KEY,
    -- SHA-256.
    hash  BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    bytes BLOB NOT NULL
) STRICT;

-- Which attachment has which bytes; an erased one has none. Not a foreign key: to be able to refuse the deletion of bytes
-- SQLite would first copy all their pages into memory. `audit verify` holds the two tables together.
CREATE TABLE attachment (
    incident INTEGER NOT NULL,
    n        INTEGER NOT NULL,
    content  INTEGER NOT NULL,
    PRIMARY KEY (incident, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_content ON attachment (content);
