/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(sheet, .init = parser_begin, .fini = parser_end);

Test(sheet, cells_are_parted_in_five_ways)
{
	static const struct reading rows[] = {
		{ "| Bloc | Durée | % FTP |\n|---|---|---|\n| Tempo | 12' | 85 |", "12m@85" },
		{ "Bloc | Durée | % FTP\nTempo | 12' | 85\nRécup | 4' |", "12m@85 /4m" },
		{ "Bloc;Durée;% FTP\nTempo;12:00;85", "12m@85" },
		{ "Bloc\tMinutes\tWatts\n\t12\t210", "12m@210w" },
		{ "Durée    % FTP   Notes\n12 min   85      assis\n4 min    50", "12m@85\"assis\" 4m@50" },
		{ "Bloc | Durée | % FTP | Notes\nTempo | 12' | 85", "12m@85" },
		{ "Bloc,Minutes,% FTP\nTempo,12,85\nRécup,4,50", "12m@85 /4m@50" },
	};

	ALL_READ(rows);
}

Test(sheet, prose_is_no_table)
{
	static const char *const texts[] = {
		"Durée | 12' | 85 %", /* no heads alone */
		"Bloc, durée\nOn y va, 12 min à 85 %",
		"Bloc, cadence\nTempo, 85", /* no duration */
		"Bloc | Durée | Humeur\nTempo | 12' | 85",
		"Durée | Durée\n12' | 13'",
		"Bloc | Durée",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		cr_expect_not(parse_says(texts[i], "\"table\""), "%s", texts[i]);
	cr_expect_str_eq(workout_of("Bloc, durée\nOn y va, 12 min à 85 %"), "12m@85");
}

Test(sheet, a_row_that_does_not_fit_is_a_doubt)
{
	static const char *const texts[] = {
		"Bloc | Durée | % FTP\nTempo | 12' | 85\nTempo | 12' | 85 | 7",
		"Bloc | Durée | % FTP\nTempo | 12' | 85\nRépéter | |",
		"| Bloc | Durée | Watts | Cadence |\n| Tempo | 12' | 210 |", /* of which? */
		"Bloc;Durée (min);% FTP\nTempo;12;85\nRécup 4;50",
		"Durée    % FTP   Cadence\n12 min   85      90\n12 min            90    80    70",
	};

	ALL_SAY(texts, "\"doubts\":[\"table\"]");
}

Test(sheet, a_short_row_of_blanks_stands_below_its_heads)
{
	static const struct reading rows[] = {
		{ "Durée    Watts   Cadence\n12 min   210     90\n5 min            85", "12m@210w#90 5m#85" },
		{ "Durée    Watts   Cadence\n12 min   210     90\n5 min    120", "12m@210w#90 5m@120w" },
	};

	ALL_READ(rows);
	/* It stands below neither: left unread. */
	cr_expect(parse_says("Durée    Watts   Cadence\n12 min   210     90\n5 min                85",
	    "\"text\":\"5 min                85\""));
}

Test(sheet, commas_part_and_do_not_point)
{
	static const struct reading rows[] = {
		{ "Minutes,% FTP\n12,85\n5,50", "12m@85 5m@50" },
		{ "Minutes;% FTP\n12,5;85", "12m30s@85" },
		{ "Étape,Durée,% FTP,Notes\nTempo,12',85,\"assis, calme\"", "12m@85\"assis, calme\"" },
		{ "Étape,Durée,% FTP,Notes\nTempo,12',85,assis, calme", "12m@85\"assis, calme\"" },
		{ "\"Minutes\",\"% FTP\"\n\"12\",\"85\"", "12m@85" },
		{ "Durée,% FTP\n30\",150", "30s@150" },
	};

	ALL_READ(rows);
}

Test(sheet, text_around_is_read_as_ever)
{
	static const struct reading rows[] = {
		{ "Séance tempo\n\nDurée | % FTP\n12' | 85\n\n3x3 min à 110 % r 2'", "12m@85 3*(3m@110 /2m)" },
		{ "15' échauffement\nDurée | % FTP\n12' | 85", "w15m 12m@85" },
	};

	ALL_READ(rows);
}

Test(sheet, spans_stand_in_the_order_of_the_text)
{
	const vk_span *span;
	size_t count;
	const char *text = "Notes | % FTP | Durée\nqwertzu | 85 | 12 min\nassis, 3 | 85 | 12 min";

	cr_assert(parse_says(text, "\"unread\":[{\"text\":\"3\",\"start\":52,\"end\":53}]"), "%s",
	    shown.data);
	cr_assert_eq(vk_parser_spans(parser, &span, &count), VK_OK);
	for (size_t i = 1; i < count; i++)
		cr_assert_leq(span[i - 1].end, span[i].start);
	cr_assert_eq(span[count - 1].end, strlen(text));
}

Test(sheet, corrections_are_where_they_were)
{
	cr_expect(parse_says("% FTP | Durée | Bloc\n60 | 15' | echaufement\n95 | 8' | Bloc 1",
	    "\"from\":\"echaufement\",\"start\":33,\"end\":44}"), "%s", shown.data);
}

Test(sheet, a_rest_of_no_length_is_none)
{
	static const struct reading rows[] = {
		{ "Durée;% FTP;Récup\n10:00;60;libre\n20:00;90;4:00", "10m@60 20m@90 /4m" },
	};

	ALL_READ(rows);
}
