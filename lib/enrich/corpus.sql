-- SPDX-License-Identifier: MIT
-- A corpus: sessions, what they are asked for with, and how far a match of
-- words can be trusted. What is in find, word, terms and calibration follows
-- from the other columns and is made anew when they change.
CREATE TABLE meta (
	name TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
	key INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	category TEXT NOT NULL,
	level TEXT NOT NULL,
	place TEXT NOT NULL,
	seconds INTEGER NOT NULL,
	terms BLOB,
	title_fr TEXT NOT NULL,
	title_en TEXT NOT NULL,
	phrases_fr TEXT NOT NULL,
	phrases_en TEXT NOT NULL,
	text TEXT NOT NULL,
	purpose_fr TEXT NOT NULL,
	purpose_en TEXT NOT NULL,
	source TEXT NOT NULL,
	tags TEXT NOT NULL,
	record TEXT NOT NULL
) STRICT;
CREATE INDEX session_length ON session (category, seconds);
CREATE TABLE calibration (
	named INTEGER NOT NULL, support REAL NOT NULL, sure REAL NOT NULL
) STRICT;
CREATE VIRTUAL TABLE find USING fts5(
	concepts, title, text, content='', tokenize="ascii tokenchars ':/_'"
);
CREATE VIRTUAL TABLE word USING fts5vocab(find, row);
