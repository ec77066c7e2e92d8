/* SPDX-License-Identifier: MIT */
/* What a text leaves open, from an effort of like length. */
#include "../../lib/enrich/holes.h"

#include "enrich_request.h"

static vk_workout given;
static unsigned borrowed;

static void
end(void)
{
	vk_workout_free(&given);
	request_end();
}

TestSuite(holes, .init = request_begin, .fini = end);

/* The text, filled from a session; "no" when it cannot be. */
static const char *
filled(const char *text, const char *session)
{
	static const struct vk__targets none;
	const vk_workout *w;
	vk_status status;

	read_text(text);
	w = vk_parser_workout(parser);
	cr_assert_eq(vk_workout_clear(&given), VK_OK);
	for (uint32_t i = w->node[0].child; i != 0; i = w->node[i].next)
		cr_assert_eq(vk__workout_append(w, i, &given, 0, 0), VK_OK);
	borrowed = 0;
	status = vk__holes_fill(&given, steps_of(session), &none, &borrowed);
	if (status != VK_OK) {
		cr_expect_eq(status, VK_EUNABLE);
		return "no";
	}
	return show(&given);
}

struct row {
	const char *text, *session, *filled;
	unsigned borrowed;
};

static void
all_filled(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *is = filled(rows[i].text, rows[i].session);

		cr_expect_str_eq(is, rows[i].filled, "%s / %s: %s",
		    rows[i].text, rows[i].session, is);
		cr_expect_eq(borrowed, rows[i].borrowed, "%s: %u",
		    rows[i].text, borrowed);
	}
}

#define ALL_FILLED(rows) all_filled(rows, sizeof(rows) / sizeof(*(rows)))

Test(holes, intensities)
{
	static const struct row rows[] = {
		{ "5x4min récup 3min", "6x4min à 108% r 3min",
		    "5*(4m@108 /3m)", VK__BORROWED_INTENSITY },
		{ "5x4min à 95% récup 3min", "6x4min à 108% r 3min",
		    "5*(4m@95 /3m)", 0 },
		{ "5x4min récup 3min", "3x5min à 105% r 3min, 4x4min à 110% "
		    "r 3min", "5*(4m@110 /3m)", VK__BORROWED_INTENSITY },
		/* 20 minutes are no like of 4. */
		{ "5x4min récup 3min", "2x20min à 90% r 5min", "no", 0 },
		/* Riding along is no effort. */
		{ "5x4min récup 3min", "4min à 60%", "no", 0 },
		{ "5x10s récup 3min", "6x10s à fond r 3min",
		    "5*(10s@max /3m)", VK__BORROWED_INTENSITY },
	};

	ALL_FILLED(rows);
}

/* A cadence is an intensity of its own; else it comes along. */
Test(holes, cadences)
{
	static const struct row rows[] = {
		{ "5x4min à 60 rpm récup 3min", "6x4min à 85% à 50 rpm r 3min",
		    "5*(4m#60 /3m)", 0 },
		{ "5x4min récup 3min", "6x4min à 65% à 50 rpm r 3min",
		    "5*(4m@65#50 /3m)", VK__BORROWED_INTENSITY },
	};

	ALL_FILLED(rows);
}

Test(holes, rests)
{
	static const struct row rows[] = {
		{ "5x4min à 105%", "6x4min à 108% r 3min",
		    "5*(4m@105 /3m)", VK__BORROWED_RECOVERY },
		{ "5x4min à 105%", "6x4min à 108% r 3min à 50%",
		    "5*(4m@105 /3m@50)", VK__BORROWED_RECOVERY },
		{ "5x4min à 105%", "4min à 108%", "no", 0 },
		{ "5x4min à 105%, récup libre", "6x4min à 108% r 3min à 50%",
		    "5*(4m@105 /3m@50)", VK__BORROWED_RECOVERY },
		{ "5x4min à 105%, récup libre", "6x4min à 108% r 3min",
		    "5*(4m@105 /3m)", VK__BORROWED_RECOVERY },
		{ "5x4min à 105%, récup libre à 40%",
		    "6x4min à 108% r 3min à 50%", "5*(4m@105 /3m@40)",
		    VK__BORROWED_RECOVERY },
		{ "5x4min à 105%, récup libre", "20min à 90%", "no", 0 },
		{ "5x4min à 105%, récup libre", "4min à 108%", "no", 0 },
		{ "4min à 105%", "6x4min à 108% r 3min", "4m@105", 0 },
	};

	ALL_FILLED(rows);
}

/* How hard something of no length is, no length of another session tells. */
Test(holes, lengths_are_needed)
{
	static const struct row rows[] = {
		{ "5 x 2 km récup 3min", "6x4min à 108% r 3min", "no", 0 },
		{ "5x à 105%", "6x4min à 108% r 3min", "no", 0 },
	};

	ALL_FILLED(rows);
}

Test(holes, ends)
{
	static const struct {
		const char *text;
		uint32_t warmup, cooldown;
	} rows[] = {
		{ "10min échauffement, 20min à 95%, 5min RAC", 1, 3 },
		{ "10min à 60%, 20min à 95%, 5min à 50%", 1, 3 },
		{ "20min à 95%", 0, 0 },
		{ "2h à 60%", 0, 0 },
		{ "10min échauffement", 1, 0 },
		{ "", 0, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct vk__ends ends = vk__ends_of(steps_of(rows[i].text));

		cr_expect_eq(ends.warmup, rows[i].warmup, "%s: %u",
		    rows[i].text, ends.warmup);
		cr_expect_eq(ends.cooldown, rows[i].cooldown, "%s: %u",
		    rows[i].text, ends.cooldown);
	}
	given.count = 0;
	cr_expect_eq(vk__ends_of(&given).warmup, 0, "one that was never made");
}
