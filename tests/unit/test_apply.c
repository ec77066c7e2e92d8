/* SPDX-License-Identifier: MIT */
/* What all edits stand on: cues, groups of nothing, notes. */
#include "recall_session.h"

TestSuite(apply, .init = recall_begin, .fini = recall_end);

/* A cue goes along, however long it is. */
Test(apply, cues_stay)
{
	vk_buf json = { 0 };
	vk_buf want = { 0 };

	cr_expect_str_eq(edited("4x5min à 100% en danseuse récup 3min",
	    "ajoute une répétition"), "5*(5m@100\"en danseuse\" /3m)");
	vk_buf_add_text(&json, "{\"workout_doc\":{\"steps\":[{\"reps\":2,"
	    "\"steps\":[{\"duration\":60,\"text\":\"");
	vk_buf_add_text(&want, "3*(1m\"");
	for (int i = 0; i < 40; i++) {
		vk_buf_add_text(&json, "standing ");
		vk_buf_add_text(&want, "standing ");
	}
	vk_buf_add_text(&json, "up\"}]}]}}");
	vk_buf_add_text(&want, "up\")");
	recorded(vk_buf_text(&json));
	cr_expect_str_eq(outcome("add a rep"), vk_buf_text(&want));
	vk_buf_free(&json);
	vk_buf_free(&want);
}

/* A group that nothing is left in goes, and the one around it. */
Test(apply, groups_of_nothing_go)
{
	recorded("{\"workout_doc\":{\"steps\":[{\"duration\":600},"
	    "{\"reps\":2,\"steps\":[{\"reps\":3,\"steps\":[{\"duration\":60,"
	    "\"intensity\":\"recovery\"}]}]},{\"duration\":300}]}}");
	cr_expect_str_eq(outcome("supprime la récup"), "10m 5m");
	recorded("{\"workout_doc\":{\"steps\":[{\"reps\":2,\"steps\":["
	    "{\"duration\":60,\"intensity\":\"recovery\"}]}]}}");
	cr_expect_str_eq(outcome("supprime la récup"), "recall-too-short");
}

/* An easy step in a group beside a hard one is a recovery, else an effort. */
Test(apply, recoveries_without_a_name)
{
	recorded("{\"workout_doc\":{\"steps\":[{\"reps\":4,\"steps\":["
	    "{\"duration\":300,\"power\":{\"value\":100,\"units\":\"%ftp\"}},"
	    "{\"duration\":180,\"power\":{\"value\":50,\"units\":\"%ftp\"}}"
	    "]}]}}");
	cr_expect_str_eq(outcome("10% harder"), "4*(5m@110 3m@50)");
	cr_expect_str_eq(outcome("halve the rest"), "4*(5m@100 1m30s@50)");
	cr_expect_str_eq(edited("1h récup", "10% harder"), "/1h@49.5-60.5");
	cr_expect_str_eq(edited("1h à 50%", "10% harder"), "1h@55");
}

/* All that was assumed is told, whatever comes together. */
Test(apply, every_note_is_kept)
{
	static const char *const notes[] = {
		"Une zone a été prise", "Une puissance a été limitée",
		"Les récupérations entre les répétitions",
		"L'ajout a été lu", "La mesure n'est pas dite" };

	cr_expect_neq(edited("3x(4x1min à Z7 récup 1min) récup 5min",
	    "50% plus dur, récups 30 s plus longues, rajoute 3 sprints de 10 "
	    "s à la fin, un peu plus long")[0], 'r', "%s", shown.data);
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		cr_expect(assumes(notes[i]), "%s: %s", notes[i], shown.data);
}
