-- garmin-health-data: UTC with an offset, power, weight in grams, legs.
CREATE TABLE user (user_id BIGINT PRIMARY KEY, full_name TEXT);
CREATE TABLE user_profile (user_profile_id INTEGER PRIMARY KEY,
	user_id BIGINT NOT NULL, gender TEXT, weight FLOAT,
	lactate_threshold_heart_rate INTEGER, latest BOOLEAN NOT NULL);
CREATE TABLE activity (activity_id BIGINT PRIMARY KEY,
	user_id BIGINT NOT NULL, activity_name TEXT,
	activity_type_id INTEGER NOT NULL, activity_type_key TEXT NOT NULL,
	event_type_key TEXT NOT NULL, start_ts DATETIME NOT NULL,
	end_ts DATETIME NOT NULL, timezone_offset_hours FLOAT NOT NULL,
	duration FLOAT, elapsed_duration FLOAT, moving_duration FLOAT,
	distance FLOAT, average_hr FLOAT, max_hr FLOAT,
	activity_training_load FLOAT, parent BOOLEAN NOT NULL DEFAULT 0,
	parent_activity_id BIGINT);
CREATE TABLE cycling_agg_metrics (activity_id BIGINT PRIMARY KEY,
	training_stress_score FLOAT, intensity_factor FLOAT, avg_power FLOAT,
	max_power FLOAT, normalized_power FLOAT, max_20min_power FLOAT,
	avg_biking_cadence FLOAT, max_avg_power_1 FLOAT,
	max_avg_power_300 FLOAT, max_avg_power_1200 FLOAT,
	power_time_in_zone_1 FLOAT, elevation_gain FLOAT);
CREATE TABLE running_agg_metrics (activity_id BIGINT PRIMARY KEY,
	steps INTEGER, avg_running_cadence FLOAT, avg_stride_length FLOAT,
	avg_power FLOAT, elevation_gain FLOAT);
INSERT INTO user VALUES (77, 'Anne Durand');
INSERT INTO user_profile VALUES (1, 77, 'FEMALE', 61500.0, 172, 1);
INSERT INTO activity VALUES
(21000000001, 77, 'Threshold', 10, 'road_biking', 'training',
	'2026-02-28 23:30:00.000000', '2026-03-01 00:30:00', 1.0, 3600.0,
	3650.0, 3500.0, 30500.0, 151.0, 180.0, 160.0, 0, NULL),
-- A duathlon and its two legs.
(21000000010, 77, 'Duathlon', 89, 'multi_sport', 'race',
	'2026-03-02 08:00:00', '2026-03-02 09:00:00', 1.0, 3600.0, 3600.0,
	3600.0, 25000.0, 160.0, 185.0, 200.0, 1, NULL),
(21000000011, 77, 'Run', 1, 'running', 'race', '2026-03-02 08:00:00',
	'2026-03-02 08:20:00', 1.0, 1200.0, 1200.0, 1200.0, 5000.0, 165.0,
	185.0, 90.0, 0, 21000000010),
(21000000012, 77, 'Bike', 2, 'cycling', 'race', '2026-03-02 08:20:00',
	'2026-03-02 09:00:00', 1.0, 2400.0, 2400.0, 2400.0, 20000.0, 158.0,
	180.0, 110.0, 0, 21000000010);
INSERT INTO cycling_agg_metrics VALUES
(21000000001, 98.2, 0.99, 231.0, 640.0, 240.0, 246.0, 88.0, 640.0, 290.0,
	246.0, 300.0, 310.0),
(21000000012, NULL, NULL, 0.0, 0.0, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	120.0);
INSERT INTO running_agg_metrics VALUES
(21000000011, 3400, 170.0, 104.5, 260.0, 20.0);
