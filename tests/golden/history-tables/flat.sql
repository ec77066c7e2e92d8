CREATE TABLE activities ("activityId" INTEGER, "startTimeLocal" TEXT,
	"activityType.typeKey" TEXT, duration REAL, distance REAL);
INSERT INTO activities VALUES (24000000002, '2026-03-02T10:00:00',
	'gravel_cycling', 3600, 25000);
