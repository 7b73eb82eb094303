-- One workspace. `spans` is the one store that every count, drill-down, reader and export reads from, so that they
-- cannot disagree. Offsets are code points of documents.text.
CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

CREATE TABLE documents (
    id VARCHAR PRIMARY KEY,            -- SHA-256 of the raw bytes
    name VARCHAR NOT NULL,
    encoding VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    title VARCHAR,
    title_line INTEGER,
    site VARCHAR,
    published DATE, published_precision VARCHAR, published_source VARCHAR, published_line INTEGER,
    published_candidates VARCHAR[],
    captured DATE, captured_precision VARCHAR, captured_source VARCHAR, captured_line INTEGER,
    captured_candidates VARCHAR[],
    topic VARCHAR,                     -- of the article; NULL is unclassified
    made_by VARCHAR NOT NULL
);

CREATE TABLE lines (
    document VARCHAR NOT NULL, number INTEGER NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
    role VARCHAR NOT NULL, block VARCHAR, reason VARCHAR NOT NULL, certain BOOLEAN NOT NULL
);

CREATE TABLE spans (
    id BIGINT PRIMARY KEY,
    document VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,             -- headline, mention, date, term
    start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, line INTEGER NOT NULL,
    zone VARCHAR NOT NULL,             -- title, body, or the block of the headline it stands in
    type VARCHAR,                      -- mention: PER...; date: DATE...
    key VARCHAR,                       -- mention: entity; date: TIMEX3 value; term: stem
    text VARCHAR NOT NULL,
    topic VARCHAR,                     -- of the headline it stands in, else of the article
    secondary VARCHAR, score DOUBLE, evidence VARCHAR[],  -- headline: how the topic was told
    position INTEGER,                  -- headline: its rank in the block
    repeated BOOLEAN NOT NULL,         -- headline: stands on this page already; others: stands in such a headline
    precision VARCHAR, candidates VARCHAR[],              -- date
    reason VARCHAR
);

CREATE TABLE notes (document VARCHAR NOT NULL, code VARCHAR NOT NULL, message VARCHAR NOT NULL, line INTEGER);

-- What became of each file that arrived: every file exactly once.
CREATE TABLE received (
    upload INTEGER NOT NULL, number INTEGER NOT NULL, received_at TIMESTAMP NOT NULL,
    name VARCHAR NOT NULL,
    state VARCHAR NOT NULL,            -- added, same, refused
    document VARCHAR,                  -- added and same: which one
    code VARCHAR, template VARCHAR, fields VARCHAR        -- refused: why, to be translated; fields is JSON
);
