-- The list of activities as a data frame writes it.
CREATE TABLE rides (activityId INTEGER, activityName TEXT,
	startTimeLocal TEXT, startTimeGMT TEXT, activityType TEXT,
	distance REAL, duration REAL, elapsedDuration REAL, averageHR REAL,
	maxHR REAL, avgPower REAL, normPower REAL, trainingStressScore REAL,
	maxAvgPower_5 REAL, avgStrideLength REAL, activityTrainingLoad REAL);
INSERT INTO rides VALUES (24000000001, 'Ride', '2026-03-01 10:00:00',
	'2026-03-01 09:00:00', '{''typeId'': 10, ''typeKey'': ''road_biking'', '
	|| '''parentTypeId'': 2}', 40000.5, 5400, 5500, 140, 170, 190, 205, 88.5,
	700, NULL, 150);
