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
    site VARCHAR, site_line INTEGER,
    author VARCHAR, author_line INTEGER,
    section VARCHAR, section_line INTEGER,
    published DATE, published_precision VARCHAR, published_source VARCHAR, published_line INTEGER,
    published_candidates VARCHAR[],
    captured DATE, captured_precision VARCHAR, captured_source VARCHAR, captured_line INTEGER,
    captured_candidates VARCHAR[],
    topic VARCHAR,                     -- of the article; NULL is unclassified
    made_by VARCHAR NOT NULL,
    stale BOOLEAN NOT NULL,            -- corrections or lists have changed since it was read
    facts VARCHAR NOT NULL,            -- JSON of model.Facts: with text, all that a later parser needs to read it again
    story VARCHAR,                     -- id of the first document that carries the same article; NULL: to be grouped
    copy VARCHAR,                      -- of another document of its story: 'copy' (says nearly the same), 'part' (goes on)
    filed VARCHAR                      -- by which statements its topics are filed (core.filing); NULL: as it was parsed
);

-- What an article is compared by with others (core.stories).
CREATE TABLE articles (
    document VARCHAR PRIMARY KEY, words INTEGER NOT NULL, shingles INTEGER NOT NULL,
    sketch BIGINT[] NOT NULL, numbers BIGINT[] NOT NULL, title VARCHAR NOT NULL
);

CREATE TABLE lines (
    document VARCHAR NOT NULL, number INTEGER NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
    role VARCHAR NOT NULL, block VARCHAR, reason VARCHAR NOT NULL, certain BOOLEAN NOT NULL
);

CREATE TABLE spans (
    id BIGINT PRIMARY KEY,
    document VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,             -- headline, mention, date, quote, term
    start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, line INTEGER NOT NULL,
    zone VARCHAR NOT NULL,             -- title, body, or the block of the headline it stands in
    type VARCHAR,                      -- mention, quote's speaker: PER...; date: DATE...
    key VARCHAR,                       -- mention, quote's speaker: entity; date: TIMEX3 value; term: stem
    text VARCHAR NOT NULL,
    topic VARCHAR,                     -- of the headline it stands in, else of the article
    secondary VARCHAR, score DOUBLE, evidence VARCHAR[],  -- headline: how the topic was told; quote: the verb; mention: secondary is the role
    position INTEGER,                  -- headline: its rank in the block
    repeated BOOLEAN NOT NULL,         -- headline: stands on this page already; others: stands in such a headline
    precision VARCHAR, candidates VARCHAR[],              -- date; quote: direct or indirect
    reason VARCHAR,
    own VARCHAR                        -- headline: the analyst's own topic within the topic
);

CREATE TABLE notes (document VARCHAR NOT NULL, code VARCHAR NOT NULL, message VARCHAR NOT NULL, line INTEGER);

-- What the analyst says of lines, kept apart from the parse: of one line of one document, or of every line with these
-- words (`words`, folded), of one site where `site` says so. What was set together is one `batch`, and is undone so.
CREATE TABLE corrections (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL,
    document VARCHAR, line INTEGER, words VARCHAR, site VARCHAR,
    role VARCHAR NOT NULL, block VARCHAR
);

-- What the analyst says of dates (core.datings): a clock of a document, or the value of one expression in it.
CREATE TABLE datings (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL, document VARCHAR NOT NULL,
    about VARCHAR NOT NULL, value VARCHAR NOT NULL, line INTEGER, text VARCHAR
);

-- The judgements of the review mode: a line drawn at random, what the parser said of it, and whether that is right.
CREATE TABLE reviews (
    document VARCHAR NOT NULL, line INTEGER NOT NULL, role VARCHAR NOT NULL, block VARCHAR,
    correct BOOLEAN NOT NULL, certain BOOLEAN NOT NULL, made_by VARCHAR NOT NULL, judged_at TIMESTAMP NOT NULL
);

-- What became of each file that arrived: every file exactly once.
CREATE TABLE received (
    upload INTEGER NOT NULL, number INTEGER NOT NULL, received_at TIMESTAMP NOT NULL,
    name VARCHAR NOT NULL,
    state VARCHAR NOT NULL,            -- added, same, refused
    document VARCHAR,                  -- added and same: which one
    code VARCHAR, template VARCHAR, fields VARCHAR        -- refused: why, to be translated; fields is JSON
);

-- What the analyst says of names (core.naming), in the order of being said; one `batch` is undone as a whole.
CREATE TABLE names (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL, action VARCHAR NOT NULL,
    name VARCHAR NOT NULL, type VARCHAR NOT NULL, written VARCHAR, to_name VARCHAR, to_type VARCHAR
);

-- The same, worked out: one answer for each parsed name, or for one way of writing it.
CREATE TABLE naming (
    type VARCHAR NOT NULL, key VARCHAR NOT NULL, written VARCHAR,
    to_type VARCHAR, to_key VARCHAR, hidden BOOLEAN NOT NULL
);

-- What the analyst says of topics (core.filing), in the order of being said; one `batch` is undone as a whole.
CREATE TABLE filing (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL, action VARCHAR NOT NULL,
    text VARCHAR NOT NULL, topic VARCHAR NOT NULL, own VARCHAR
);

-- What was learnt from it (core.topics.teach): the newest batch holds.
CREATE TABLE taught (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL, feature VARCHAR NOT NULL, topic VARCHAR NOT NULL,
    weight DOUBLE NOT NULL
);

-- The spans as every figure reads them: names under what the analyst says that they are, hidden ones left out.
CREATE VIEW shown AS
SELECT s.* REPLACE (coalesce(w.to_type, n.to_type, s.type) AS type, coalesce(w.to_key, n.to_key, s.key) AS key)
FROM spans s
LEFT JOIN naming n ON s.kind IN ('mention', 'quote') AND n.type = s.type AND n.key = s.key AND n.written IS NULL
LEFT JOIN naming w ON s.kind = 'mention' AND w.type = s.type AND w.key = s.key AND w.written = s.text
WHERE NOT coalesce(w.hidden, n.hidden, FALSE);
