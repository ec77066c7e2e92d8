/* SPDX-License-Identifier: MIT */
/* Writes --help, --version and --list-options from the table of options. */
#include "help.h"

#include <string.h>

#ifndef VEKTA_VERSION
#define VEKTA_VERSION "unknown"
#endif

enum { HELP_COLUMN = 28, WIDTH = 79 };

static bool help_wanted, version_wanted;

const struct cli_option cli_common[] = {
	CLI_FLAG(0, "help", help_wanted, N_("show this help")),
	CLI_FLAG(0, "version", version_wanted, N_("show the version")),
	CLI_END
};

static const char *const kinds[] = {
	[CLI_KIND_FLAG] = "flag",
	[CLI_KIND_TEXT] = "text",
	[CLI_KIND_NUMBER] = "number",
	[CLI_KIND_UNSIGNED] = "unsigned",
	[CLI_KIND_LIST] = "list",
	[CLI_KIND_CHOICE] = "choice",
};

void
help_usage(const struct cli_command *command, vk_buf *out)
{
	vk_buf_add_text(out, _("Usage:"));
	vk_buf_add_char(out, ' ');
	vk_buf_add_text(out, command->name);
	vk_buf_add_char(out, ' ');
	vk_buf_add_text(out, _("[OPTION]..."));
	if (command->operands == NULL || *command->operands != '\0') {
		vk_buf_add_char(out, ' ');
		vk_buf_add_text(out, command->operands != NULL ?
		    _(command->operands) : _("[FILE]..."));
	}
	vk_buf_add_char(out, '\n');
}

static void
pad(vk_buf *out, size_t from, size_t to)
{
	for (; from < to; from++)
		vk_buf_add_char(out, ' ');
}

/* Breaks help at blanks so that it stays in its column. */
static void
add_wrapped(vk_buf *out, const char *text)
{
	size_t column = HELP_COLUMN;

	while (*text != '\0') {
		size_t len = strcspn(text, " ");
		size_t wide = cli_width(text, len);

		if (column > HELP_COLUMN && column + 1 + wide > WIDTH) {
			vk_buf_add_char(out, '\n');
			pad(out, 0, HELP_COLUMN);
			column = HELP_COLUMN;
		} else if (column > HELP_COLUMN) {
			vk_buf_add_char(out, ' ');
			column++;
		}
		vk_buf_add(out, text, len);
		column += wide;
		text += len;
		text += strspn(text, " ");
	}
	vk_buf_add_char(out, '\n');
}

static void
add_option(vk_buf *out, const struct cli_option *o)
{
	size_t start = out->len;
	size_t wide;

	vk_buf_add_text(out, "  ");
	if (o->letter != 0) {
		vk_buf_add_char(out, '-');
		vk_buf_add_char(out, o->letter);
		vk_buf_add_text(out, ", --");
	} else {
		vk_buf_add_text(out, "    --");
	}
	vk_buf_add_text(out, o->name);
	if (o->arg != NULL) {
		vk_buf_add_char(out, ' ');
		vk_buf_add_text(out, o->arg);
	}
	if (out->failed)
		return;
	wide = cli_width(out->data + start, out->len - start);
	if (wide + 2 > HELP_COLUMN) {
		vk_buf_add_char(out, '\n');
		wide = 0;
	}
	pad(out, wide, HELP_COLUMN);
	add_wrapped(out, _(o->help));
}

static void
add_table(vk_buf *out, const struct cli_option *o,
    void (*add)(vk_buf *, const struct cli_option *))
{
	for (; o->name != NULL; o++)
		add(out, o);
}

void
help_text(const struct cli_command *command, vk_buf *out)
{
	help_usage(command, out);
	vk_buf_add_text(out, _(command->purpose));
	vk_buf_add_text(out, "\n\n");
	add_table(out, command->options, add_option);
	add_table(out, cli_common, add_option);
	vk_buf_add_char(out, '\n');
	vk_buf_add_text(out, _("Exit status: 0 all well, 1 some record "
	    "rejected, 2 usage, 3 input/output failed."));
	vk_buf_add_char(out, '\n');
	vk_buf_add_text(out, _("Manual:"));
	vk_buf_add_text(out, " man ");
	vk_buf_add_text(out, command->name);
	vk_buf_add_char(out, '\n');
}

void
help_version(const struct cli_command *command, vk_buf *out)
{
	vk_buf_add_text(out, command->name);
	vk_buf_add_text(out, " (vekta) " VEKTA_VERSION "\n");
}

static void
add_row(vk_buf *out, const struct cli_option *o)
{
	if (o->letter != 0)
		vk_buf_add_char(out, o->letter);
	vk_buf_add_char(out, '\t');
	vk_buf_add_text(out, o->name);
	vk_buf_add_char(out, '\t');
	vk_buf_add_text(out, kinds[o->kind]);
	vk_buf_add_char(out, '\t');
	if (o->arg != NULL)
		vk_buf_add_text(out, o->arg);
	vk_buf_add_char(out, '\t');
	vk_buf_add_text(out, o->help);
	vk_buf_add_char(out, '\n');
}

void
help_list(const struct cli_command *command, vk_buf *out)
{
	add_table(out, command->options, add_row);
	add_table(out, cli_common, add_row);
}
