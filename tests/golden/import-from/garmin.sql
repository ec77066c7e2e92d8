CREATE TABLE attributes (timestamp DATETIME, key VARCHAR PRIMARY KEY,
	value VARCHAR);
CREATE TABLE weight (day DATE PRIMARY KEY, weight FLOAT);
CREATE TABLE resting_hr (day DATE PRIMARY KEY, resting_heart_rate FLOAT);
INSERT INTO attributes VALUES ('2026-01-01', 'measurement_system', 'statute');
INSERT INTO weight VALUES ('2026-02-01', 155.0);
INSERT INTO resting_hr VALUES ('2026-02-01', 48.0);
