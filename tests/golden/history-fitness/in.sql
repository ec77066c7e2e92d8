-- vekta's own database, as far as it is read: a week of rides, each known by
-- other numbers.
CREATE TABLE users (user_id INTEGER PRIMARY KEY, nom, prenom, sexe, poids_kg);
INSERT INTO users VALUES (1, 'Durand', 'Anne', 'F', 61.5);
CREATE TABLE activities (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL,
	activity_id BIGINT NOT NULL UNIQUE, activity_name, activity_type,
	start_time DATETIME, duration_seconds FLOAT, distance_meters FLOAT,
	average_hr FLOAT, max_hr INTEGER, training_load FLOAT);
CREATE TABLE vekta_activity (id INTEGER PRIMARY KEY, average_watts REAL,
	normalized_watts REAL, best_20min_watts REAL, tss REAL, ftp REAL);
CREATE TABLE vekta_mean_max (id INTEGER NOT NULL, seconds INTEGER NOT NULL,
	watts REAL NOT NULL, PRIMARY KEY (id, seconds)) WITHOUT ROWID;
INSERT INTO activities VALUES
-- an hour at NP 250, FTP 250 by the device: 100
(1, 1, 101, 'a', 'road_biking', '2026-02-23 18:00:00.000000', 3600, 0, 150,
	190, 200),
-- no FTP here, but that of two days ago: 50 min at 200, 53.3
(2, 1, 102, 'b', 'road_biking', '2026-02-25 18:00:00', 3000, 0, 140, 170, 90),
-- heart rate only, twice on a day
(3, 1, 103, 'c', 'running', '2026-02-26 07:00:00', 3600, 0, 150, 175, 80),
(4, 1, 104, 'd', 'running', '2026-02-26 18:00:00', 1800, 0, 171, 180, 80),
-- Garmin's load only, and nothing at all
(5, 1, 105, 'e', 'yoga', '2026-02-27 18:00:00', 3600, 0, 0, 0, 12.5),
(6, 1, 106, 'f', 'strength_training', '2026-02-27 19:00:00', 3600, 0, NULL,
	NULL, NULL),
-- best 20 min 300: the device's 250 is too low, 285 takes its place
(7, 1, 107, 'g', 'cycling', '2026-03-01 09:00:00', 7200, 0, 145, 189, 250),
-- the mean power only; a TSS of another program is not asked
(8, 1, 108, 'h', 'cycling', '2026-03-01 15:00:00', 3600, 0, 145, 180, 90);
INSERT INTO vekta_activity VALUES
(1, 245, 250, 240, 99, 250), (2, 190, 200, NULL, NULL, NULL),
(7, 240, 260, NULL, 200, 250), (8, 180, NULL, NULL, 70, NULL);
INSERT INTO vekta_mean_max VALUES (7, 1200, 300), (7, 300, 340);
