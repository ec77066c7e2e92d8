-- A CSV export put into a table: no id, durations as in the file, and no
-- word of the unit.
CREATE TABLE activities (activity_type TEXT, date TEXT, title TEXT,
	distance REAL, calories TEXT, duration TEXT, avg_hr TEXT, max_hr TEXT,
	total_ascent REAL, PRIMARY KEY (activity_type, date));
INSERT INTO activities VALUES
('Road Cycling', '2026-03-01 10:00:00', 'Tour', 30.5, '900', '01:30:05',
	'142', '175', 500),
('Running', '2026-03-02', 'Jog', 6.2, '--', '35:20', '--', '--', NULL);
