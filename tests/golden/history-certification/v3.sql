-- Version 3: times with a fraction, zones, Garmin's load; and the same rides
-- once more in the tables of its Django twin.
CREATE TABLE users (user_id INTEGER PRIMARY KEY, nom VARCHAR(100),
	prenom VARCHAR(100), age INTEGER, sexe VARCHAR(10), taille_cm FLOAT,
	poids_kg FLOAT);
INSERT INTO users VALUES (1, 'Durand', 'Anne', 34, 'F', 168, 61.5);
CREATE TABLE activities (
	id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users,
	activity_id BIGINT UNIQUE NOT NULL, activity_name VARCHAR(255),
	activity_type VARCHAR(50), start_time DATETIME, distance_meters FLOAT,
	duration_seconds FLOAT, average_speed FLOAT, max_speed FLOAT,
	calories INTEGER, average_hr FLOAT, max_hr INTEGER,
	elevation_gain FLOAT, elevation_loss FLOAT, start_latitude FLOAT,
	start_longitude FLOAT, device_name VARCHAR(100),
	created_timestamp DATETIME, steps INTEGER,
	average_running_cadence FLOAT, max_running_cadence FLOAT,
	stride_length FLOAT, vo2max_estime FLOAT, training_load FLOAT,
	aerobic_effect FLOAT, anaerobic_effect FLOAT, temp_min FLOAT,
	temp_max FLOAT, fastest_split_5000 FLOAT, fastest_split_10000 FLOAT,
	hr_zone_1 FLOAT, hr_zone_2 FLOAT, hr_zone_3 FLOAT, hr_zone_4 FLOAT,
	hr_zone_5 FLOAT);
INSERT INTO activities VALUES
(1, 1, 19900000001, 'Course', 'running', '2025-08-03 11:50:38.000000',
	10010.2, 3000.5, 3.336, 4.9, 620, 152.0, 178, 55.0, 54.0, 45.2, 5.7,
	NULL, '2025-08-04 06:00:00', 8400, 168.0, 181.0, 126.8, 49.0, 143.5,
	3.4, 0.3, 18.0, 27.0, 1490.0, 2995.5, 60.0, 300.5, 1200.0, 1300.0,
	140.0);
CREATE TABLE activities_activity (id INTEGER PRIMARY KEY,
	activity_id BIGINT, garmin_id BIGINT, strava_id BIGINT,
	activity_type VARCHAR(20), start_time DATETIME, duration_seconds
	INTEGER, distance_meters FLOAT, average_hr FLOAT);
INSERT INTO activities_activity VALUES (1, 1, 19900000001, NULL, 'running',
	'2025-08-03 09:50:38', 3000, 10010.2, 152);
