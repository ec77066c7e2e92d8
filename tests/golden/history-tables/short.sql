CREATE TABLE activities (activity_id INTEGER PRIMARY KEY, name TEXT,
	start_time TEXT, distance_m REAL, duration_s REAL, avg_hr REAL,
	max_hr REAL, avg_speed REAL, elevation_gain REAL, cadence REAL);
INSERT INTO activities VALUES (5, 'Commute', '2026-03-02 07:30', 8000, 1500,
	118, 140, 5.33, 40, 82);
