/* SPDX-License-Identifier: MIT */
/*
 * vk-import-workout: reads workout files of any format that lib/formats
 * knows, told apart by their content, and writes a record for each.
 */
#include <errno.h>
#include <string.h>

#include "filter/filter.h"

static struct {
	bool lenient, no_fold;
} arg;

static const struct cli_option options[] = {
	CLI_FLAG(0, "lenient", arg.lenient,
	    N_("read also what only some programs take")),
	CLI_FLAG(0, "no-fold", arg.no_fold,
	    N_("leave equal steps as they are: make no repetitions")),
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-import-workout",
	.purpose = N_("Read workout files into records."),
	.options = options
};

struct import_run {
	struct filter filter;
	vk_import *import;
	vk_record *rec;
	vk_buf notes;
};

/* One message for each oddity, in the language of the messages. */
static void
tell_notes(struct import_run *run)
{
	/* The language of the phrases, to be translated as "fr". */
	const char *lang = _("en");
	const char *line;

	vk_buf_clear(&run->notes);
	vk_import_notes(run->import, lang, "", &run->notes);
	line = vk_buf_text(&run->notes);
	while (line != NULL && *line != '\0') {
		char *end = strchr(line, '\n');
		vk_error err = { 0 };

		if (end == NULL)
			break;
		*end = '\0';
		vk_error_set(&err, VK_OK, 0, "import-note", "%1", line, NULL);
		filter_report(&run->filter, MESSAGE_WARNING, &err);
		line = end + 1;
	}
}

static vk_status
on_file(void *ctx, const struct filter_line *line, vk_buf *out, vk_error *err)
{
	struct import_run *run = ctx;
	const vk_import_options how = { arg.lenient, arg.no_fold };
	const char *json;
	size_t len;
	vk_status status = vk_import_read(run->import, NULL, line->data,
	    line->len, &how, err);

	run->filter.about = vk_import_line(run->import);
	if (status == VK_OK)
		status = vk_import_record(run->import,
		    line->is_stdin ? NULL : line->file, run->rec);
	if (status != VK_OK)
		return status;
	vk_record_bytes(run->rec, &json, &len);
	vk_buf_add(out, json, len);
	vk_buf_add_char(out, '\n');
	tell_notes(run);
	return VK_OK;
}

int
main(int argc, char **argv)
{
	struct import_run run = { .filter = { .name = "vk-import-workout",
		.line = on_file, .whole = VK_IMPORT_BYTES } };
	char **files;
	size_t count;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status != CLI_GO_ON)
		return status;
	run.filter.ctx = &run;
	if (vk_import_new(&run.import) == VK_OK &&
	    vk_record_new(&run.rec) == VK_OK) {
		status = filter_run(&run.filter, files, count);
	} else {
		filter_failed(&run.filter, NULL, ENOMEM);
		status = CLI_IO;
	}
	vk_import_free(run.import);
	vk_record_free(run.rec);
	vk_buf_free(&run.notes);
	return status;
}
