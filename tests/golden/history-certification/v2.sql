-- Version 2: an athlete who may be missing, runners' numbers, times as text.
CREATE TABLE users (user_id INTEGER PRIMARY KEY, nom VARCHAR(100),
	prenom VARCHAR(100), age INTEGER, sexe VARCHAR(10), taille_cm INTEGER,
	poids_kg FLOAT, niveau VARCHAR(50), objectif_type VARCHAR(50),
	objectif_temps VARCHAR(50), disponibilite TEXT, blessures TEXT,
	terrain_prefere VARCHAR(50), frequence_semaine INTEGER);
CREATE TABLE metrics (metrics_id INTEGER PRIMARY KEY, user_id INTEGER,
	date_calcul VARCHAR(50), vma_kmh FLOAT, vo2max_estime FLOAT,
	charge_7j FLOAT, charge_28j FLOAT, forme FLOAT, fatigue FLOAT);
CREATE TABLE activities (
	id INTEGER PRIMARY KEY, user_id INTEGER NULL REFERENCES users,
	activity_id BIGINT UNIQUE, activity_name VARCHAR(255),
	activity_type VARCHAR(50), start_time VARCHAR(50),
	distance_meters FLOAT, duration_seconds FLOAT, average_speed FLOAT,
	max_speed FLOAT, calories INTEGER, average_hr FLOAT, max_hr INTEGER,
	elevation_gain FLOAT, elevation_loss FLOAT, start_latitude FLOAT,
	start_longitude FLOAT, device_name VARCHAR(100),
	created_timestamp VARCHAR(50), steps INTEGER,
	average_running_cadence FLOAT, max_running_cadence FLOAT,
	stride_length FLOAT, vo2max_estime FLOAT, training_load FLOAT,
	aerobic_effect FLOAT, anaerobic_effect FLOAT, temp_min FLOAT,
	temp_max FLOAT, fastest_split_5000 FLOAT, fastest_split_10000 FLOAT,
	hr_zone_1 FLOAT, hr_zone_2 FLOAT, hr_zone_3 FLOAT, hr_zone_4 FLOAT,
	hr_zone_5 FLOAT);
INSERT INTO activities VALUES
(1, NULL, 18600000001, 'Footing', 'running', '2025-05-12 12:31:09', 8012.4,
	2701.25, 2.966, 4.1, 540, 149.0, 166, NULL, NULL, NULL, NULL, NULL,
	'2025-05-13T14:42:49.510443', 7410, 164.0, 178.0, 108.4, 48.0, 98.5,
	3.1, 0.0, 22.0, 29.0, 1620.5, NULL, NULL, NULL, NULL, NULL, NULL),
(2, NULL, 18600000002, 'Zwift', 'virtual_ride', '2025-05-13 18:02:00', 0.0,
	3600.0, NULL, NULL, 700, 145.0, 171, NULL, NULL, NULL, NULL, NULL,
	'2025-05-14T06:00:00.000001', NULL, NULL, NULL, NULL, NULL, 120.4,
	3.9, 1.2, NULL, NULL, NULL, NULL, 60.0, 300.0, 1800.0, 1200.0, 240.0);
