CREATE TABLE activities (activity_id TEXT, name TEXT, activity_type TEXT,
	start_time TEXT, duration_secs INTEGER, distance_meters REAL);
INSERT INTO activities VALUES ('a1b2', 'Trail', 'trail_running',
	'2026-03-02 07:30:00', '4200', '12000.5');
