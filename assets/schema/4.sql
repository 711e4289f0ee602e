-- firstline, schema 4: the knowledge base (KB-1). An entry whole is its events in the journal.

-- What a list needs. A published entry and the text that is being written beside it are a row each.
CREATE TABLE article (
    -- id << 1; the text in work one more.
    n           INTEGER PRIMARY KEY,
    id          INTEGER NOT NULL,
    ver         INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    state       TEXT NOT NULL,
    level       INTEGER NOT NULL,
    known_error INTEGER NOT NULL CHECK (known_error IN (0, 1)),
    audience    TEXT NOT NULL,
    category    INTEGER,
    author      INTEGER,
    uses        INTEGER NOT NULL,
    row         TEXT NOT NULL
) STRICT;

-- Words to find entries by, cut and folded like those of incidents.
CREATE VIRTUAL TABLE article_search USING fts5 (title, symptoms, body, content = '', contentless_delete = 1);
