-- SPDX-License-Identifier: MIT
-- garmin_data.db as vekta keeps it (user_version 4): the tables of the
-- original project's third version, name by name and type by type, so that
-- programs made for it still read it, and beside them what they lack.
CREATE TABLE IF NOT EXISTS users (
	user_id INTEGER PRIMARY KEY,
	nom VARCHAR(100), prenom VARCHAR(100), age INTEGER, sexe VARCHAR(10),
	taille_cm FLOAT, poids_kg FLOAT, niveau VARCHAR(50),
	objectif_type VARCHAR(50), objectif_temps VARCHAR(10),
	disponibilite TEXT, blessures TEXT, terrain_prefere VARCHAR(50),
	frequence_semaine INTEGER
);
CREATE TABLE IF NOT EXISTS activities (
	id INTEGER PRIMARY KEY,
	user_id INTEGER NOT NULL REFERENCES users (user_id),
	activity_id BIGINT NOT NULL UNIQUE,
	activity_name VARCHAR(255),
	activity_type VARCHAR(50),
	start_time DATETIME,
	distance_meters FLOAT, duration_seconds FLOAT,
	average_speed FLOAT, max_speed FLOAT,
	calories INTEGER, average_hr FLOAT, max_hr INTEGER,
	elevation_gain FLOAT, elevation_loss FLOAT,
	start_latitude FLOAT, start_longitude FLOAT,
	device_name VARCHAR(100), created_timestamp DATETIME,
	steps INTEGER,
	average_running_cadence FLOAT, max_running_cadence FLOAT,
	stride_length FLOAT, vo2max_estime FLOAT, training_load FLOAT,
	aerobic_effect FLOAT, anaerobic_effect FLOAT,
	temp_min FLOAT, temp_max FLOAT,
	fastest_split_5000 FLOAT, fastest_split_10000 FLOAT,
	hr_zone_1 FLOAT, hr_zone_2 FLOAT, hr_zone_3 FLOAT, hr_zone_4 FLOAT,
	hr_zone_5 FLOAT
);
CREATE TABLE IF NOT EXISTS gps_data (
	id INTEGER PRIMARY KEY,
	activity_id INTEGER REFERENCES activities (id),
	latitude FLOAT, longitude FLOAT, timestamp VARCHAR(50)
);
CREATE TABLE IF NOT EXISTS splits (
	id INTEGER PRIMARY KEY,
	activity_id BIGINT REFERENCES activities (activity_id),
	split_index INTEGER, split_type VARCHAR(50), duration_seconds FLOAT,
	distance_meters FLOAT, average_speed FLOAT, max_speed FLOAT,
	elevation_gain FLOAT, elevation_loss FLOAT
);
CREATE TABLE IF NOT EXISTS metrics (
	metrics_id INTEGER PRIMARY KEY,
	user_id INTEGER REFERENCES users (user_id),
	date_calcul DATETIME, vma_kmh FLOAT, vo2max_estime FLOAT, zone_fc TEXT,
	charge_7j FLOAT, charge_28j FLOAT, forme FLOAT, fatigue FLOAT,
	tendance_progression VARCHAR(50), ratio_endurance FLOAT,
	prediction_10k_min FLOAT, recommandation_jour VARCHAR(255)
);
-- What the original has no column for. Its id is that of the row in
-- activities; a row that another program wrote has none. An activity_id
-- below zero is vekta's own, for activities whose Garmin id is not known.
CREATE TABLE IF NOT EXISTS vekta_activity (
	id INTEGER PRIMARY KEY REFERENCES activities (id),
	sport TEXT, source TEXT, source_id TEXT, source_file TEXT,
	start_error INTEGER, utc_offset INTEGER, start_utc INTEGER,
	event TEXT, workout_id INTEGER,
	moving_time REAL, elapsed_time REAL,
	average_cadence REAL, max_cadence REAL,
	average_watts REAL, max_watts REAL, normalized_watts REAL,
	best_20min_watts REAL, tss REAL, intensity_factor REAL, ftp REAL,
	work REAL, rpe REAL, feel REAL, weight REAL,
	power_zone_1 REAL, power_zone_2 REAL, power_zone_3 REAL,
	power_zone_4 REAL, power_zone_5 REAL, power_zone_6 REAL,
	power_zone_7 REAL
);
-- Mean-maximal power: the best mean watts over that many seconds.
CREATE TABLE IF NOT EXISTS vekta_mean_max (
	id INTEGER NOT NULL REFERENCES activities (id),
	seconds INTEGER NOT NULL,
	watts REAL NOT NULL,
	PRIMARY KEY (id, seconds)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vekta_start ON activities (user_id, start_time);
-- start_utc: seconds since 1970, of activities whose time in UTC is known.
CREATE INDEX IF NOT EXISTS vekta_utc ON vekta_activity (start_utc)
	WHERE start_utc IS NOT NULL;
-- A row that any program deletes takes what belongs to it along.
CREATE TRIGGER IF NOT EXISTS vekta_delete AFTER DELETE ON activities BEGIN
	DELETE FROM vekta_activity WHERE id = OLD.id;
	DELETE FROM vekta_mean_max WHERE id = OLD.id;
END;
PRAGMA user_version = 4;
