/* SPDX-License-Identifier: MIT */
/* Sports by the words of many services. */
#include <history/sport.h>

#include <criterion/criterion.h>
#include <string.h>

static struct vk__sports sports;

static void
check(const char *word, const char *type, vk_sport want, bool known)
{
	char got[64];
	vk_sport sport;

	cr_expect_eq(vk__sports_find(&sports, word, strlen(word), &sport, got,
	    sizeof got), known, "%s", word);
	cr_expect_str_eq(got, type, "%s: %s", word, got);
	cr_expect_eq(sport, want, "%s", word);
}

Test(sport, words)
{
	vk__sports_read(&sports);
	cr_expect_gt(sports.count, 200);
	cr_expect_lt(sports.count, VK__SPORT_WORDS);
	check("Vélo", "cycling", VK_SPORT_CYCLING, true);
	check("road_biking", "road_biking", VK_SPORT_CYCLING, true);
	check("Road Cycling", "road_biking", VK_SPORT_CYCLING, true);
	check("VirtualRide", "virtual_ride", VK_SPORT_CYCLING, true);
	check("COURSE A PIED", "running", VK_SPORT_RUNNING, true);
	check("Løb", "running", VK_SPORT_RUNNING, true);
	check("Natação em piscina", "lap_swimming", VK_SPORT_SWIMMING, true);
	check("Randonnée", "hiking", VK_SPORT_WALKING, true);
	check("resort_skiing_snowboarding_ws", "resort_skiing_snowboarding_ws",
	    VK_SPORT_SKIING, true);
	check("enduro_mtb", "enduro_mtb", VK_SPORT_CYCLING, false);
	check("Paragliding", "Paragliding", VK_SPORT_OTHER, false);
	check("", "", VK_SPORT_OTHER, false);
}

Test(sport, no_word_stands_twice)
{
	vk__sports_read(&sports);
	for (size_t i = 1; i < sports.count; i++)
		cr_expect_str_neq(sports.word[i - 1].key, sports.word[i].key);
}
