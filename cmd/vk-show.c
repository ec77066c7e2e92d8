/* SPDX-License-Identifier: MIT */
/*
 * vk-show: records for people. The words are lib/show's matter, the page that
 * of cmd/show.
 */
#include <errno.h>

#include "cli/screen.h"
#include "filter/filter.h"
#include "rider/rider.h"
#include "show/show.h"

/* The places of the words of --lang and --color; the last is no word. */
enum { LANG_FRENCH, LANG_ENGLISH, LANG_RECORD };
enum { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

static struct {
	unsigned lang, colour;
	uint64_t width;
	bool no_profile;
	vk_athlete athlete;
	struct rider rider;
} arg = { .lang = LANG_RECORD };

static const struct cli_option options[] = {
	CLI_CHOICE(0, "lang", arg.lang, "fr|en",
	    N_("the language; by default that of each record")),
	CLI_UNSIGNED('w', "width", arg.width, "COLUMNS", PAGE_NARROW,
	    PAGE_WIDE, N_("the width of the page; default the terminal's")),
	CLI_CHOICE(0, "color", arg.colour, "auto|always|never",
	    N_("colours; by default on a terminal, unless NO_COLOR is set")),
	CLI_FLAG(0, "no-profile", arg.no_profile,
	    N_("do not draw the power profile")),
	CLI_NUMBER(0, "ftp", arg.athlete.ftp, "WATTS", 1, 3000,
	    N_("the rider's threshold power, for watts")),
	CLI_NUMBER(0, "weight", arg.athlete.weight, "KG", 20, 300,
	    N_("the rider's weight, for targets in W/kg")),
	CLI_NUMBER(0, "pma-ratio", arg.athlete.pma_ratio, "RATIO", 0.5, 1,
	    N_("FTP divided by maximal aerobic power; default 0.80")),
	RIDER_OPTIONS(arg.rider),
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-show",
	.purpose = N_("Show workout records to people."),
	.options = options
};

struct run {
	struct filter filter;
	struct show_options how;
	vk_record *rec;
	vk_workout workout;
};

static vk_status
show_line(void *ctx, const struct filter_line *line, vk_buf *out,
    vk_error *err)
{
	struct run *run = ctx;
	vk_status status = vk_record_read(run->rec, line->data, line->len,
	    err);

	return status != VK_OK ? status : show_record(&run->how, run->rec,
	    &run->workout, out, err);
}

static int
read_how(struct show_options *how)
{
	static const char *const langs[] = { "fr", "en", NULL };
	int status = rider_read(&command, &arg.rider, &arg.athlete);

	how->lang = langs[arg.lang];
	how->width = arg.width > 0 ? (size_t)arg.width :
	    screen_columns(PAGE_USUAL);
	if (how->width < PAGE_NARROW)
		how->width = PAGE_NARROW;
	if (how->width > PAGE_WIDE)
		how->width = PAGE_WIDE;
	how->colour = arg.colour == COLOUR_ALWAYS ||
	    (arg.colour == COLOUR_AUTO && screen_colour());
	how->profile = !arg.no_profile;
	how->athlete = arg.athlete;
	how->rider = arg.athlete.ftp > 0 || arg.athlete.weight > 0 ||
	    arg.athlete.pma_ratio > 0;
	return status;
}

int
main(int argc, char **argv)
{
	struct run run = { .filter = { .name = "vk-show",
		.line = show_line } };
	char **files;
	size_t count;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status == CLI_GO_ON)
		status = read_how(&run.how);
	if (status != CLI_GO_ON)
		return status;
	run.filter.ctx = &run;
	if (vk_record_new(&run.rec) == VK_OK &&
	    vk_workout_clear(&run.workout) == VK_OK) {
		status = filter_run(&run.filter, files, count);
	} else {
		filter_failed(&run.filter, NULL, ENOMEM);
		status = CLI_IO;
	}
	vk_workout_free(&run.workout);
	vk_record_free(run.rec);
	return status;
}
