CREATE TABLE activities (activity_id INTEGER, start_time TEXT,
	activity_type TEXT, duration REAL, distance REAL,
	max_heart_rate INTEGER, avg_heart_rate INTEGER, avg_power INTEGER,
	calories INTEGER, filename TEXT);
INSERT INTO activities VALUES
(6, '2026-03-02 07:30:00', 'cycling', 3600, 30000, 171, 140, 201, 800, 'x.fit'),
(7, 'soon', 'cycling', 3600, 30000, 171, 140, 201, 800, 'y.fit'),
(8, NULL, 'cycling', 3600, 30000, 171, 140, 201, 800, 'z.fit');
