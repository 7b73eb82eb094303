-- One workspace. `spans` is the one store that every count, concordance, reader and export reads from, so that they
-- cannot disagree. Offsets are code points of documents.text.
CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

-- Uploads are numbered here, so that two browsers that begin together get two numbers.
CREATE SEQUENCE upload_numbers;

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
    stale_since BIGINT,                -- edit revision that last changed how it is to be read; NULL: read as edited
    facts VARCHAR NOT NULL,            -- JSON of model.Facts: with text, all that a later parser needs to read it again
    cluster VARCHAR,                   -- id of the first document that carries the same article; NULL: to be clustered
    copy VARCHAR,                      -- of another document of its cluster: 'copy' (near-duplicate), 'part' (goes on)
    classified_by VARCHAR NOT NULL     -- fingerprint of the topic edits that its topics were classified with
);

-- What an article is compared by with others (core.near_duplicates).
CREATE TABLE sketches (
    document VARCHAR PRIMARY KEY, words INTEGER NOT NULL, shingles INTEGER NOT NULL,
    hashes BIGINT[] NOT NULL, numbers BIGINT[] NOT NULL, title VARCHAR NOT NULL
);

CREATE TABLE lines (
    document VARCHAR NOT NULL, number INTEGER NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
    role VARCHAR NOT NULL, block VARCHAR, reason VARCHAR NOT NULL, certain BOOLEAN NOT NULL
);

-- A span is (document, number). The number is made of the span's place (core.corpus.rows), so that it is the same after
-- every reading that finds the span again, in every workspace, and whoever writes at the same time. No key is declared:
-- DuckDB would keep an index of millions of long values in memory for what one writer and a test hold.
CREATE TABLE spans (
    document VARCHAR NOT NULL, number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,             -- headline, mention, date, quote, term
    start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, line INTEGER NOT NULL,
    zone VARCHAR NOT NULL,             -- title, body, or the block of the headline that it is in
    type VARCHAR,                      -- mention, quote's speaker: PER...; date: DATE...
    key VARCHAR,                       -- mention, quote's speaker: entity; date: TIMEX3 value; term: stem
    text VARCHAR NOT NULL,
    topic VARCHAR,                     -- of the headline that it is in, else of the article
    custom_topic VARCHAR,              -- the analyst's custom topic within the topic
    repeated BOOLEAN NOT NULL,         -- headline: is on this page already; others: in such a headline
    reason VARCHAR,
    secondary VARCHAR, score DOUBLE, evidence VARCHAR[],  -- headline: second topic, score, words that decided
    position INTEGER,                  -- headline: its rank in the block
    role VARCHAR,                      -- mention: title or office before a person's name
    precision VARCHAR, candidates VARCHAR[],              -- date
    quotation_kind VARCHAR, verb VARCHAR,                 -- quote: direct or indirect, the verb of speech
    dateline BOOLEAN NOT NULL          -- mention: where, or by whom, the article was filed
);

-- Every word of every document (core.search.indexed), written with its reading. Sorted by word from time to time
-- (core.corpus.indexing), so that a word is found without looking at all of them. Forms are never taken out one by one.
CREATE SEQUENCE word_numbers;
CREATE SEQUENCE document_numbers;
CREATE TABLE indexed (document VARCHAR NOT NULL, number INTEGER NOT NULL, words INTEGER NOT NULL);
CREATE TABLE words (number INTEGER NOT NULL, form VARCHAR NOT NULL, stem VARCHAR NOT NULL);
CREATE TABLE occurrences (
    word INTEGER NOT NULL, document INTEGER NOT NULL,
    position INTEGER NOT NULL,         -- which word of the document, with a gap between two places
    start_at INTEGER NOT NULL,
    place UTINYINT NOT NULL,           -- core.search.PLACES
    repeated BOOLEAN NOT NULL,         -- in a headline that is on this page already
    named BOOLEAN NOT NULL             -- within a name
);

-- Searches that the analyst keeps by name.
CREATE TABLE searches (name VARCHAR PRIMARY KEY, query VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL);

CREATE TABLE notes (document VARCHAR NOT NULL, code VARCHAR NOT NULL, message VARCHAR NOT NULL, line INTEGER);

-- What became of each file that arrived: every file exactly once. A document stays while a row names it.
CREATE TABLE received (
    upload INTEGER NOT NULL, number INTEGER NOT NULL, received_at TIMESTAMP NOT NULL,
    name VARCHAR NOT NULL,
    state VARCHAR NOT NULL,            -- added, same, refused
    document VARCHAR,                  -- added and same: which one
    code VARCHAR, template VARCHAR, fields VARCHAR        -- refused: why, to be translated; fields is JSON
);

-- The analyst's edits (core.edits), in the order in which they were made; one `batch` is undone as a whole.
-- Lines: one line of one document, or every line with these words (`words`, folded), of one site where it is given.
CREATE TABLE line_edits (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL,
    document VARCHAR, line INTEGER, words VARCHAR, site VARCHAR,
    role VARCHAR NOT NULL, block VARCHAR
);

-- Dates: publication or capture of a document, or the value of one expression in it.
CREATE TABLE date_edits (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL, document VARCHAR NOT NULL,
    about VARCHAR NOT NULL, value VARCHAR NOT NULL, line INTEGER, text VARCHAR
);

CREATE TABLE name_edits (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL, action VARCHAR NOT NULL,
    name VARCHAR NOT NULL, type VARCHAR NOT NULL, written VARCHAR, to_name VARCHAR, to_type VARCHAR
);

-- Name edits resolved: one target for each parsed name, or for one way of writing it.
CREATE TABLE name_targets (
    type VARCHAR NOT NULL, key VARCHAR NOT NULL, written VARCHAR,
    to_type VARCHAR, to_key VARCHAR, hidden BOOLEAN NOT NULL
);

CREATE TABLE topic_edits (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL, action VARCHAR NOT NULL,
    text VARCHAR NOT NULL, topic VARCHAR NOT NULL, custom VARCHAR
);

-- Weights learned from topic edits (core.topics.learn): the newest batch is used.
CREATE TABLE topic_weights (
    batch INTEGER NOT NULL, made_at TIMESTAMP NOT NULL, feature VARCHAR NOT NULL, topic VARCHAR NOT NULL,
    weight DOUBLE NOT NULL
);

-- Judgements of lines drawn at random: what the parser read, and whether that is right (core.analysis.error_rate).
CREATE TABLE judgements (
    document VARCHAR NOT NULL, line INTEGER NOT NULL, role VARCHAR NOT NULL, block VARCHAR,
    correct BOOLEAN NOT NULL, certain BOOLEAN NOT NULL, made_by VARCHAR NOT NULL, judged_at TIMESTAMP NOT NULL
);

-- Judgements of names, topics, speakers and dates drawn at random (core.analysis.span_review): the span as it was read
-- when it was drawn, and what is wrong with it ('right': nothing).
CREATE TABLE span_judgements (
    kind VARCHAR NOT NULL, document VARCHAR NOT NULL, number INTEGER NOT NULL,
    line INTEGER NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, text VARCHAR NOT NULL,
    read_as VARCHAR, verdict VARCHAR NOT NULL, made_by VARCHAR NOT NULL, judged_at TIMESTAMP NOT NULL
);

-- The spans as every figure reads them: names as the analyst edited them, hidden ones left out.
CREATE VIEW shown AS
SELECT s.* REPLACE (coalesce(w.to_type, n.to_type, s.type) AS type, coalesce(w.to_key, n.to_key, s.key) AS key)
FROM spans s
LEFT JOIN name_targets n ON s.kind IN ('mention', 'quote') AND n.type = s.type AND n.key = s.key AND n.written IS NULL
LEFT JOIN name_targets w ON s.kind = 'mention' AND w.type = s.type AND w.key = s.key AND w.written = s.text
WHERE NOT coalesce(w.hidden, n.hidden, FALSE);
