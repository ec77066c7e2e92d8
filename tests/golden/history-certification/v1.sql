-- Version 1 of the original project's database: no user, times as text.
CREATE TABLE activities (
	id INTEGER PRIMARY KEY, activity_id BIGINT UNIQUE,
	activity_name VARCHAR(255), activity_type VARCHAR(50),
	start_time VARCHAR(50), distance_meters FLOAT, duration_seconds FLOAT,
	average_speed FLOAT, max_speed FLOAT, calories INTEGER,
	average_hr FLOAT, max_hr INTEGER, elevation_gain FLOAT,
	elevation_loss FLOAT, start_latitude FLOAT, start_longitude FLOAT,
	device_name VARCHAR(100), created_timestamp VARCHAR(50));
CREATE TABLE gps_data (id INTEGER PRIMARY KEY, activity_id INTEGER,
	latitude FLOAT, longitude FLOAT, timestamp VARCHAR(50));
INSERT INTO activities VALUES
(1, 18500000001, 'Sortie longue', 'road_biking', '2025-03-16 09:10:00',
	61234.5, 7210.489990234375, 8.49, NULL, 1450, 138.0, 171, 640.0, NULL,
	45.1, 5.7, NULL, '2025-03-17T14:42:49.510443'),
-- No sensor: a pulse of 0 is none.
(2, 18500000002, 'Home trainer', 'indoor_cycling', '2025-03-17 18:50:39',
	0.0, 3600.2, NULL, NULL, 600, 0.0, 0, NULL, NULL, NULL, NULL, NULL,
	'2025-03-18T07:00:00.000001'),
(3, 18500000003, 'Ski', 'resort_skiing_snowboarding_ws',
	'2025-02-10 10:00:00', NULL, 9000, NULL, NULL, NULL, 101.0, 140, NULL,
	3454.0, NULL, NULL, NULL, NULL);
