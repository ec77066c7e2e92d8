CREATE TABLE users (user_id INTEGER PRIMARY KEY, nom, prenom, sexe, poids_kg);
INSERT INTO users VALUES (1, 'Durand', 'Anne', 'F', 60);
CREATE TABLE activities (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL,
	activity_id BIGINT NOT NULL UNIQUE, activity_name, activity_type,
	start_time DATETIME, duration_seconds FLOAT, distance_meters FLOAT,
	average_hr FLOAT, max_hr INTEGER);
CREATE TABLE vekta_activity (id INTEGER PRIMARY KEY, average_watts REAL,
	normalized_watts REAL, best_20min_watts REAL, ftp REAL, weight REAL);
CREATE TABLE vekta_mean_max (id INTEGER NOT NULL, seconds INTEGER NOT NULL,
	watts REAL NOT NULL, PRIMARY KEY (id, seconds)) WITHOUT ROWID;
INSERT INTO activities VALUES
-- outside the window, but its pulse is the highest of two years
(1, 1, 101, 'race', 'road_biking', '2025-06-01 10:00:00', 7200, 0, 170, 195),
(2, 1, 102, 'test', 'indoor_cycling', '2026-02-10 18:00:00', 3600, 0, 160, 188),
(3, 1, 103, 'easy', 'road_biking', '2026-02-20 18:00:00', 7200, 0, 130, 150),
(4, 1, 104, 'run', 'running', '2026-02-21 18:00:00', 3600, 0, 150, 180);
INSERT INTO vekta_activity VALUES (1, 250, 260, 290, 270, NULL),
(2, 230, 240, NULL, NULL, 61), (3, 150, 160, NULL, NULL, NULL),
(4, 300, 300, 300, NULL, NULL);
-- CP 250, W' 13000, to a tenth of a watt; the easy ride has the longest best.
INSERT INTO vekta_mean_max VALUES (1, 1200, 290), (2, 5, 700), (2, 180, 322.2),
(2, 300, 293.3), (2, 900, 264.4), (2, 1200, 260.8), (3, 5, 400), (3, 3600, 170),
(4, 300, 400);
