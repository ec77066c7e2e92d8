/* SPDX-License-Identifier: MIT */
/* vk-corpus: keeps the sessions that vk-enrich completes requests from. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/find.h"
#include "filter/filter.h"

enum { TABLE_BYTES = 64 * 1024 * 1024 };

static struct {
	const char *corpus;
	bool force;
} arg;

static const struct cli_option options[] = {
	CLI_TEXT(0, "corpus", arg.corpus, "FILE",
	    N_("the corpus file instead of your own")),
	CLI_FLAG(0, "force", arg.force,
	    N_("a session of an id that is there takes its place")),
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-corpus",
	.purpose = N_("Keep the sessions that vk-enrich completes requests "
	    "from."),
	.operands = "add|list|check|build [FILE]...",
	.options = options
};

static struct {
	vk_maker *maker;
	vk_corpus *corpus;
	struct output out;
	vk_buf path;
	vk_buf data;
	bool some;   /* a row was not good */
	bool failed;
} run;

/* --------------------------------------------------------------- messages */

static int
fail(vk_status status, const vk_error *err, const char *file)
{
	vk_error own = *err;
	struct message_place place = { NULL, 0 };

	if (status == VK_ENOMEM)
		vk_error_set(&own, status, 0, "no-memory", "%1",
		    message_errno(ENOMEM), NULL);
	else if (own.status == VK_OK && status == VK_EIO)
		vk_error_set(&own, status, 0, "io", "%1: %2", file,
		    message_errno(errno));
	message_put((enum message_form)filter_options.form, MESSAGE_ERROR,
	    command.name, &place, &own);
	switch (status) {
	case VK_EBUSY:
		return CLI_LOCKED;
	case VK_EVALUE:
	case VK_ESYNTAX:
	case VK_ELIMIT:
		return CLI_SOME;
	default:
		return CLI_IO;
	}
}

static int
fail_output(void)
{
	vk_error err;

	vk_error_set(&err, VK_EIO, 0, "io", "%1",
	    message_errno(run.out.error), NULL);
	return fail(VK_EIO, &err, NULL);
}

/* ------------------------------------------------------------------- rows */

static vk_status
row_done(void *ctx, const vk_session *session, const vk_error *fault)
{
	struct message_place place = { NULL, 0 };

	(void)ctx;
	if (session != NULL)
		return VK_OK;
	run.some = true;
	if (!filter_options.quiet)
		message_put((enum message_form)filter_options.form,
		    MESSAGE_ERROR, command.name, &place, fault);
	return filter_options.strict ? VK_END : VK_OK;
}

static int
take_file(const char *file)
{
	vk_error err = { 0 };
	vk_status status = filter_load(file, TABLE_BYTES, &run.data);

	if (status == VK_ELIMIT)
		vk_error_set(&err, status, 0, "table-limit",
		    N_("%1: larger than 64 MiB"), file, NULL);
	if (status == VK_OK)
		status = vk_maker_table(run.maker, strcmp(file, "-") == 0 ?
		    "<stdin>" : file, run.data.len > 0 ? run.data.data : "",
		    run.data.len, arg.force, row_done, NULL, &err);
	if (status == VK_END)
		return CLI_SOME;
	return status == VK_OK ? CLI_GO_ON : fail(status, &err, file);
}

static int
take_files(char **files, size_t count)
{
	int status = CLI_GO_ON;

	for (size_t i = 0; i < count && status == CLI_GO_ON; i++)
		status = take_file(files[i]);
	return status;
}

/* ---------------------------------------------------------------- actions */

/* The folders above path, as far as they are missing. */
static void
make_folders(char *path)
{
	for (char *at = strchr(path + 1, '/'); at != NULL;
	    at = strchr(at + 1, '/')) {
		*at = '\0';
		(void)mkdir(path, 0777);
		*at = '/';
	}
}

/* The file that is to be changed. */
static int
own_path(const char **path)
{
	if (arg.corpus != NULL) {
		*path = arg.corpus;
		return CLI_GO_ON;
	}
	switch (corpus_own(&run.path)) {
	case VK_OK:
		*path = run.path.data;
		return CLI_GO_ON;
	case VK_ABSENT:
		return cli_usage(&command, N_("no home for your own sessions: "
		    "name a file with --corpus"), NULL, NULL);
	default:
		return fail(VK_ENOMEM, &(vk_error){ 0 }, NULL);
	}
}

/* What the phrases come to, each tried as if the corpus did not have it. */
static int
put_report(const vk_corpus_report *report)
{
	const struct {
		const char *name;
		uint64_t value;
	} row[] = { { "sessions", report->sessions },
		{ "phrases", report->asked },
		{ "phrases-right", report->right },
		{ "answered", report->answered },
		{ "answered-right", report->answered_right } };
	vk_buf text = { 0 };
	int status = CLI_GO_ON;

	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		vk_buf_add_text(&text, row[i].name);
		vk_buf_add_char(&text, '\t');
		vk_buf_add_uint(&text, row[i].value);
		vk_buf_add_char(&text, '\n');
	}
	if (text.failed)
		status = fail(VK_ENOMEM, &(vk_error){ 0 }, NULL);
	else if (output_add(&run.out, text.data, text.len) != VK_OK)
		status = fail_output();
	vk_buf_free(&text);
	return status;
}

static int
change(const char *path, char **files, size_t count, bool calibrate)
{
	vk_corpus_report report;
	vk_error err = { 0 };
	vk_status status = vk_maker_open(run.maker, path, &err);
	int result;

	if (status != VK_OK)
		return fail(status, &err, path);
	result = take_files(files, count);
	if (result != CLI_GO_ON)
		return result;
	status = vk_maker_finish(run.maker, calibrate, &report, &err);
	if (status != VK_OK)
		return fail(status, &err, path);
	return calibrate ? put_report(&report) : CLI_GO_ON;
}

/* A file that was not there is not there when it could not be made. */
static int
change_file(const char *path, char **files, size_t count, bool calibrate)
{
	bool was_there = access(path, F_OK) == 0;
	int status;

	if (count == 0)
		return cli_usage(&command, N_("no table of sessions is named"),
		    NULL, NULL);
	if (path == run.path.data)
		make_folders(run.path.data);
	status = change(path, files, count, calibrate);
	if (status != CLI_GO_ON && !was_there) {
		vk_maker_free(run.maker);
		run.maker = NULL;
		(void)unlink(path);
	}
	return status;
}

static int
do_add(char **files, size_t count)
{
	const char *path = "";
	int status = own_path(&path);

	return status == CLI_GO_ON ? change_file(path, files, count, false) :
	    status;
}

static int
do_build(char **files, size_t count)
{
	if (arg.corpus == NULL)
		return cli_usage(&command,
		    N_("build wants --corpus, the file to make"), NULL, NULL);
	return change_file(arg.corpus, files, count, true);
}

static int
do_check(char **files, size_t count)
{
	if (count == 0)
		return cli_usage(&command, N_("no table of sessions is named"),
		    NULL, NULL);
	return take_files(files, count);
}

static bool
list_one(void *ctx, const vk_session *session)
{
	vk_buf *line = ctx;

	vk_buf_clear(line);
	vk_buf_add_text(line, session->id);
	vk_buf_add_char(line, '\t');
	vk_buf_add_text(line, vk_category_text(session->category));
	vk_buf_add_char(line, '\t');
	vk_buf_add_uint(line, (session->seconds + 30) / 60);
	vk_buf_add_char(line, '\t');
	vk_buf_add_text(line, session->level);
	vk_buf_add_char(line, '\t');
	vk_buf_add_text(line, session->place);
	vk_buf_add_char(line, '\t');
	vk_buf_add_text(line, session->title[1]);
	vk_buf_add_char(line, '\t');
	vk_buf_add_text(line, session->title[0]);
	vk_buf_add_char(line, '\n');
	return !line->failed && output_add(&run.out, line->data,
	    line->len) == VK_OK;
}

static int
do_list(char **files, size_t count)
{
	vk_error err = { 0 };
	vk_buf line = { 0 };
	const char *path = NULL;
	int result = count > 0 ? CLI_GO_ON : own_path(&path);
	vk_status status = VK_OK;

	if (result != CLI_GO_ON)
		return result;
	if (count == 0)
		status = vk_corpus_open(run.corpus, path, &err);
	for (size_t i = 0; i < count && status == VK_OK; i++)
		status = vk_corpus_open(run.corpus, path = files[i], &err);
	if (status == VK_OK)
		status = vk_corpus_list(run.corpus, list_one, &line, &err);
	if (line.failed)
		status = VK_ENOMEM;
	vk_buf_free(&line);
	if (status != VK_OK)
		return fail(status, &err, path);
	return run.out.error != 0 ? fail_output() : CLI_GO_ON;
}

static int
act(char **operands, size_t count)
{
	static const struct {
		const char *name;
		int (*fn)(char **files, size_t count);
	} actions[] = { { "add", do_add }, { "list", do_list },
		{ "check", do_check }, { "build", do_build } };

	if (count == 0)
		return cli_usage(&command, N_("what is to be done: add, list, "
		    "check or build?"), NULL, NULL);
	for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
		if (strcmp(operands[0], actions[i].name) == 0)
			return actions[i].fn(operands + 1, count - 1);
	return cli_usage(&command, N_("'%1' is none of add, list, check, "
	    "build"), operands[0], NULL);
}

int
main(int argc, char **argv)
{
	char **operands;
	size_t count;
	vk_error err = { 0 };
	vk_status made;
	int status = cli_begin(&command, argc, argv, &operands, &count);

	if (status != CLI_GO_ON)
		return status;
	output_begin(&run.out, 1);
	made = vk_maker_new(&run.maker, &err);
	if (made == VK_OK)
		made = vk_corpus_new(&run.corpus);
	status = made == VK_OK ? act(operands, count) : fail(made, &err, NULL);
	if (output_end(&run.out) != VK_OK && status != CLI_IO)
		status = fail_output();
	vk_maker_free(run.maker);
	vk_corpus_free(run.corpus);
	vk_buf_free(&run.path);
	vk_buf_free(&run.data);
	return status != CLI_GO_ON ? status : run.some ? CLI_SOME : CLI_OK;
}
