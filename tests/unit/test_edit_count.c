/* SPDX-License-Identifier: MIT */
#include "recall_session.h"

TestSuite(edit_count, .init = recall_begin, .fini = recall_end);

#define SET "10x30/30 à 120%"
#define WRITTEN SET ", récup 5min, " SET ", récup 5min, " SET

Test(edit_count, of_sets_in_sets)
{
	static const char nested[] =
	    "3x(4x1min à 120% récup 1min) récup 5min";
	static const struct edit rows[] = {
		{ nested, "une série de plus", "4*(4*(1m@120 /1m) /5m)" },
		{ nested, "une répétition de plus", "3*(5*(1m@120 /1m) /5m)" },
		{ nested, "3 séries de moins", "recall-too-short" },
	};

	ALL_EDITED(rows);
}

/* With the last set goes the rest before it, however many go. */
Test(edit_count, of_sets_written_out)
{
	static const char one[] = "10*(30s@120 /30s)";
	static const char two[] = "10*(30s@120 /30s) /5m 10*(30s@120 /30s)";
	static const char four[] = "10*(30s@120 /30s) /5m 10*(30s@120 /30s) "
	    "/5m 10*(30s@120 /30s) /5m 10*(30s@120 /30s)";
	static const struct edit rows[] = {
		{ WRITTEN, "une série de plus", four },
		{ WRITTEN, "une série de moins", two },
		{ WRITTEN, "deux séries de moins", one },
		{ WRITTEN, "trois séries de moins", "recall-too-short" },
		{ WRITTEN ", 10min RAC", "deux séries de moins",
		    "10*(30s@120 /30s) c10m" },
		{ SET ", récup 5min, 10min tempo, " SET, "une série de moins",
		    "10*(30s@120 /30s) /5m 10m@76-90" },
	};

	ALL_EDITED(rows);
	recorded("{\"workout_doc\":{\"steps\":["
	    "{\"reps\":3,\"steps\":[{\"duration\":60}]},"
	    "{\"reps\":3,\"steps\":[{\"duration\":60}]}]}}");
	cr_expect_str_eq(outcome("une série de moins"), "3*(1m)");
	cr_expect_str_eq(outcome("une série de plus"), "3*(1m) 3*(1m) 3*(1m)");
}

/* How many there were and are, and whether that is what was expected. */
Test(edit_count, of_sets_is_told)
{
	static const struct {
		const char *before, *command, *changes;
		bool differs;
	} rows[] = {
		{ "3x(4x1min à 120% récup 1min) récup 5min",
		    "une série de plus", "\"before\":3,\"after\":4", false },
		{ "3x(4x1min à 120% récup 1min) récup 5min",
		    "4 séries au lieu de 3", "\"before\":3,\"after\":4",
		    false },
		{ "3x(4x1min à 120% récup 1min) récup 5min",
		    "5 séries au lieu de 4", "\"before\":3,\"after\":5",
		    true },
		{ WRITTEN, "2 séries au lieu de 3",
		    "\"before\":3,\"after\":2", false },
		{ "4x5min à 100% récup 3min", "une série de plus",
		    "\"before\":4,\"after\":5", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		(void)edited(rows[i].before, rows[i].command);
		cr_expect(assumes(rows[i].changes), "%s: %s",
		    rows[i].command, shown.data);
		cr_expect_eq(assumes("\"warnings\""), rows[i].differs, "%s",
		    rows[i].command);
	}
}

Test(edit_count, that_cannot_be)
{
	static const struct edit rows[] = {
		{ "20min à 90%", "ajoute une répétition", "recall-no-repeats" },
		{ "15min échauffement", "ajoute une répétition",
		    "recall-no-efforts" },
		{ "4x5min à 100%, 3x2min à 120%", "ajoute une répétition",
		    "recall-several-blocks" },
		{ "5x5min à 100% récup 3min", "divise les répétitions par deux",
		    "recall-not-even" },
		{ "600x10s à 100%", "double le nombre de répétitions",
		    "recall-senseless" },
		{ "20min à 90%", "une série de plus", "recall-no-repeats" },
	};

	ALL_EDITED(rows);
}

Test(edit_count, of_another_shape)
{
	static const struct edit rows[] = {
		{ "4x8min à 100% récup 4min", "3 x 12 instead of 4 x 8",
		    "3*(12m@100 /4m)" },
		{ "4x8min à 100% récup 4min", "3 x 0 instead of 4 x 8",
		    "recall-senseless" },
		{ "20min à 100%", "3 x 12 instead of 4 x 8",
		    "recall-no-repeats" },
		{ "4x(2min à 100%, 1min à 110%)", "3 x 12 instead of 4 x 8",
		    "recall-efforts-differ" },
	};

	ALL_EDITED(rows);
}

Test(edit_count, of_blocks_in_another_order)
{
	static const struct edit rows[] = {
		{ "10min échauffement, 4x5min à 100%, 20min à 80%, 5min RAC",
		    "inverse l'ordre des blocs",
		    "w10m 20m@80 4*(5m@100) c5m" },
		{ "10min échauffement, 4x5min à 100%, 5min RAC",
		    "inverse l'ordre des blocs", "recall-one-block" },
	};

	ALL_EDITED(rows);
	many_steps(65, "\"duration\":60");
	cr_expect_str_eq(outcome("reverse the blocks"),
	    "recall-several-blocks");
	many_steps(64, "\"duration\":60");
	cr_expect_neq(outcome("reverse the blocks")[0], 'r');
}

Test(edit_count, of_what_is_put_in_place_of_another)
{
	static const struct edit rows[] = {
		{ "4x10s sprint récup 1min, 5min tempo",
		    "replace the sprints with 4x2 min vo2",
		    "4*(2m@106-120) 5m@76-90" },
		{ "4x10s sprint récup 1min, 5min tempo, 3x8s sprint récup 2min",
		    "replace the sprints with 4x2 min vo2",
		    "recall-several-blocks" },
		{ "4x5min à 100%", "replace the sprints with 4x2 min vo2",
		    "recall-no-kind" },
		{ "4x5min à 100%, 10min RAC",
		    "add 4 sprints of 15 seconds at the end",
		    "4*(5m@100) 4*(15s@max) c10m" },
	};

	ALL_EDITED(rows);
}

Test(edit_count, of_more_than_can_be_looked_at)
{
	many_steps(VK__EDIT_PARTS + 1, "\"duration\":60");
	cr_expect_str_eq(outcome("ajoute une répétition"), "recall-unable");
}
