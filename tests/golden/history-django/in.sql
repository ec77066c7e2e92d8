-- The twin alone: times in UTC, a number of its own beside Garmin's.
CREATE TABLE activities_activity (id INTEGER PRIMARY KEY,
	activity_id BIGINT, garmin_id BIGINT, strava_id BIGINT, name TEXT,
	activity_type VARCHAR(20), start_time DATETIME,
	duration_seconds INTEGER, distance_meters FLOAT, average_hr FLOAT,
	max_hr INTEGER, average_pace FLOAT, hr_zone_1_time INTEGER,
	hr_zone_2_time INTEGER, hr_zone_3_time INTEGER, hr_zone_4_time INTEGER,
	hr_zone_5_time INTEGER, vo2_max FLOAT, is_manual BOOLEAN);
INSERT INTO activities_activity VALUES
(1, 7, 19900000001, NULL, 'Footing', 'running', '2025-08-03 11:53:57', 3000,
	10010.2, 152, 178, 5.0, 60, 300, 1200, 1300, 140, 49.5, 0),
(2, 8, NULL, 9400000002, 'Saisie', 'other', '2025-08-03 23:30:00', 1800,
	NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, NULL, 1);
