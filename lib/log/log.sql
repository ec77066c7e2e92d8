-- SPDX-License-Identifier: MIT
-- What was planned, beside the activities of garmin_data.db. A row is a
-- record as it was logged, for an athlete and a day ('' for none); the other
-- columns are what it is looked for by.
CREATE TABLE IF NOT EXISTS vekta_planned (
	planned_id INTEGER PRIMARY KEY,
	user_id INTEGER NOT NULL REFERENCES users (user_id),
	id TEXT NOT NULL,
	date TEXT NOT NULL,
	record TEXT NOT NULL,
	logged DATETIME,
	UNIQUE (user_id, date, id)
);
-- Who is forgotten leaves no plan behind.
CREATE TRIGGER IF NOT EXISTS vekta_planned_delete AFTER DELETE ON users BEGIN
	DELETE FROM vekta_planned WHERE user_id = OLD.user_id;
END;
