/* SPDX-License-Identifier: MIT */
#include "score_steps.h"

static const vk_athlete rider = { 250, 70, 0 };

/* The first of the steps told to nobody or the rider. */
static void
tells(const char *step, const char *lang, const vk_athlete *athlete,
    const char *expected)
{
	vk_workout w = { 0 };
	vk_buf out = { 0 };

	read_steps(&w, step);
	vk_step_tell(&w, &w.node[w.node[0].child], lang, athlete, &out);
	cr_expect_str_eq(vk_buf_text(&out), expected, "%s\n  is  %s\n  not %s",
	    step, out.data, expected);
	vk_buf_free(&out);
	vk_workout_free(&w);
}

#define POWER(a, b, u) "\"power\":{\"start\":" #a ",\"end\":" #b \
	",\"units\":\"" u "\"}"

Test(tell, efforts)
{
	tells("{\"duration\":600," POWER(95, 95, "%ftp") "}", "en", NULL,
	    "10 min at 95% of FTP");
	tells("{\"duration\":600," POWER(88.5, 94, "%ftp") "}", "fr", NULL,
	    "10 min à 88,5-94 % de FTP");
	tells("{\"duration\":90," POWER(2, 3, "power_zone") "}", "fr", NULL,
	    "1 min 30 en zone 2-3");
	tells("{\"duration\":90," POWER(4, 4, "w/kg") "}", "en", NULL,
	    "1 min 30 s at 4 W/kg");
	tells("{\"distance\":5000," POWER(100, 100, "%pma") "}", "fr", NULL,
	    "5 km à 100 % de PMA");
	tells("{\"distance\":400,\"maxeffort\":true}", "en", NULL,
	    "400 m all out");
	tells("{\"duration\":30,\"maxeffort\":true}", "fr", NULL,
	    "30 s à fond");
	tells("{\"duration\":3600,\"freeride\":true}", "fr", NULL,
	    "1 h, roulage libre");
}

Test(tell, the_part_in_the_session)
{
	tells("{\"duration\":900,\"warmup\":true,\"ramp\":true,"
	    POWER(50, 75, "%ftp") "}", "en", NULL,
	    "15 min warm-up from 50 to 75% of FTP");
	tells("{\"duration\":900,\"warmup\":true}", "fr", NULL,
	    "15 min d'échauffement");
	tells("{\"duration\":600,\"intensity\":\"cooldown\"}", "fr", NULL,
	    "10 min de retour au calme");
	tells("{\"duration\":300,\"intensity\":\"recovery\","
	    POWER(50, 50, "%ftp") "}", "en", NULL,
	    "5 min recovery at 50% of FTP");
	tells("{\"duration\":60,\"intensity\":\"rest\"}", "fr", NULL,
	    "1 min de repos");
}

Test(tell, lengths_that_are_not_given)
{
	tells("{\"until_lap_press\":true,\"intensity\":\"recovery\"}", "fr",
	    NULL, "récupération, jusqu'à la touche lap");
	tells("{\"until_lap_press\":true," POWER(95, 95, "%ftp") "}", "en",
	    NULL, "until the lap button at 95% of FTP");
	tells("{" POWER(95, 95, "%ftp") "}", "en", NULL,
	    "length not given at 95% of FTP");
	tells("{\"duration\":300,\"until_lap_press\":true,\"intensity\":"
	    "\"recovery\"}", "en", NULL,
	    "5 min recovery, or until the lap button");
}

Test(tell, an_intensity_that_is_not_given)
{
	tells("{\"duration\":600}", "en", NULL,
	    "10 min, intensity not given");
	tells("{\"duration\":600,\"intensity\":\"interval\"}", "fr", NULL,
	    "10 min, intensité non précisée");
}

Test(tell, several_targets)
{
	tells("{\"duration\":600,\"hr\":{\"start\":140,\"end\":150,"
	    "\"units\":\"bpm\"},\"cadence\":{\"value\":90,\"units\":\"rpm\"}}",
	    "fr", NULL, "10 min à 140-150 bpm, à 90 tr/min");
	tells("{\"duration\":600," POWER(95, 95, "%ftp") ",\"rpe\":{\"value\":"
	    "8,\"units\":\"rpe\"}}", "en", NULL,
	    "10 min at 95% of FTP, at RPE 8");
	tells("{\"duration\":600,\"hr\":{\"value\":2,\"units\":\"hr_zone\"}}",
	    "fr", NULL, "10 min en zone cardiaque 2");
}

Test(tell, what_an_ftp_makes_of_it)
{
	tells("{\"duration\":600," POWER(88, 95, "%ftp") "}", "fr", &rider,
	    "10 min à 88-95 % de FTP (220-238 W)");
	tells("{\"duration\":600," POWER(200, 200, "w") "}", "en", &rider,
	    "10 min at 200 W (80%)");
	tells("{\"duration\":600,\"ramp\":true," POWER(60, 40, "%ftp") "}",
	    "en", &rider, "10 min from 60 to 40% of FTP (150 to 100 W)");
	tells("{\"duration\":600,\"hr\":{\"value\":150,\"units\":\"bpm\"}}",
	    "en", &rider, "10 min at 150 bpm");
}

Test(tell, groups_and_cues)
{
	tells("{\"reps\":3,\"steps\":[{\"duration\":60}]}", "fr", NULL,
	    "3 fois :");
	tells("{\"reps\":1,\"steps\":[{\"duration\":60}]}", "en", NULL,
	    "once:");
	tells("{\"duration\":600," POWER(95, 95, "%ftp") ",\"text\":\"assis\"}",
	    "fr", NULL, "10 min à 95 % de FTP — « assis »");
	/* As it is in the record. */
	tells("{\"duration\":600,\"freeride\":true,\"text\":\"a\\u001b\\nb\"}",
	    "en", NULL, "10 min, free ride — “a\033\nb”");
}

Test(tell, lengths)
{
	static const struct { uint64_t s; const char *en, *fr; } rows[] = {
		{ 0, "0 s", "0 s" }, { 45, "45 s", "45 s" },
		{ 60, "1 min", "1 min" }, { 90, "1 min 30 s", "1 min 30" },
		{ 3600, "1 h", "1 h" }, { 4500, "1 h 15 min", "1 h 15" },
		{ 3605, "1 h 0 min 5 s", "1 h 0 min 5 s" },
		{ 86400, "24 h", "24 h" } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		vk_buf out = { 0 };

		vk_seconds_tell(rows[i].s, "en", &out);
		cr_expect_str_eq(vk_buf_text(&out), rows[i].en);
		vk_buf_clear(&out);
		vk_seconds_tell(rows[i].s, "fr", &out);
		cr_expect_str_eq(vk_buf_text(&out), rows[i].fr);
		vk_buf_free(&out);
	}
}
