-- garmin-givemydata: local time beside GMT; bests inside the raw JSON.
PRAGMA journal_mode = WAL;
CREATE TABLE weight (calendar_date TEXT PRIMARY KEY, weight REAL);
CREATE TABLE daily_summary (calendar_date TEXT PRIMARY KEY,
	resting_heart_rate INTEGER);
CREATE TABLE activity (activity_id INTEGER PRIMARY KEY, activity_name TEXT,
	activity_type TEXT, start_time_local TEXT, start_time_gmt TEXT,
	duration_seconds REAL, elapsed_duration_seconds REAL,
	moving_duration_seconds REAL, distance_meters REAL, calories REAL,
	average_hr REAL, max_hr REAL, avg_power REAL, max_power REAL,
	norm_power REAL, training_stress_score REAL, intensity_factor REAL,
	aerobic_training_effect REAL, avg_cadence REAL, training_load REAL,
	min_temperature REAL, raw_json TEXT);
INSERT INTO weight VALUES ('2026-03-01', 70500.0);
INSERT INTO daily_summary VALUES ('2026-03-01', 47);
INSERT INTO activity VALUES
(22000000001, 'Interval', 'indoor_cycling', '2026-03-01 18:00:00',
	'2026-03-01 17:00:00', 3600.0, 3700.0, 3590.0, 0.0, 700.0, 148.0,
	182.0, 205.0, 810.0, 224.0, 80.2, 0.896, 3.6, 91.0, 170.0, 21.0,
	'{"activityId":22000000001,"maxFtp":250,"max20MinPower":238.0,'
	|| '"maxAvgPower_1":810,"maxAvgPower_120":330,"maxAvgPower_300":280,'
	|| '"maxAvgPower_600":255,"maxAvgPower_1200":238,"workoutId":99,'
	|| '"eventType":{"typeKey":"training"},"hrTimeInZone_1":10,'
	|| '"hrTimeInZone_2":900.5}'),
-- What is no JSON is not asked.
(22000000002, 'Old', 'cycling', '2026-02-01T10:00:00.0', NULL, 1800.0, NULL,
	NULL, 9000.0, NULL, NULL, NULL, NULL, NULL, NULL, 0.0, NULL, NULL,
	NULL, NULL, NULL, '{"cut');
