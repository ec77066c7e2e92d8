/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

TestSuite(reference, .init = pipeline_begin, .fini = pipeline_end);

Test(reference, heart_rate_and_references)
{
	static const struct row rows[] = {
		{ "FC 140-150", "140-150bpm" },
		{ "heart rate 140 bpm", "140bpm" },
		{ "FC : 140 puls", "140bpm" },
		{ "HR 140-150 bpm", "140-150bpm" },
		{ "85% FCmax", "85%hr" },
		{ "75% HR 90rpm", "75%hr 90rpm" },
		{ "75% HR 90-95rpm", "75%hr 90-95rpm" },
		{ "75% HR 150", "75%ftp 150bpm" },
		{ "RPE 12-14", "12-14rpe" }, /* Borg's scale */
		{ "RPE 8, 12", "8rpe , 12" },
		{ "Z3 HR", "3hr_zone" },
		{ "Z2-Z3 HR", "2-3hr_zone" },
		{ "@ 0.95", "@ 95%ftp" },
		{ "à 0,9", "90%ftp" },
		{ "0.95 IF", "95%ftp" },
		{ "IF 0.9", "90%ftp" },
		{ "@95", "@ 95%ftp" },
	};

	ALL_ARE(rows);
}

/* The percentage is a difference. */
Test(reference, above_and_below)
{
	static const struct row rows[] = {
		{ "5% above FTP", "105%ftp" },
		{ "10 % sous le seuil", "90%ftp" },
		{ "5% below threshold", "95%ftp" },
		{ "HR: Z2", "2hr_zone" },
	};

	ALL_ARE(rows);
}
