/* SPDX-License-Identifier: MIT */
/*
 * Another database into ours. It is read by lib/athlete, which knows all
 * families; here its activities become rows like those of a file.
 */
#include "other.h"

#include <errno.h>
#include <sys/stat.h>

#include "../cli/cli.h"
#include "../history/notes.h"

static bool
is_same_file(const char *a, const char *b)
{
	struct stat one, two;

	return stat(a, &one) == 0 && stat(b, &two) == 0 &&
	    one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

static void
tell_notes(struct session *s, vk_history *history, const char *path)
{
	unsigned notes = vk_history_notes(history);
	vk_error what;
	size_t i;

	(void)vk_error_set(&what, VK_OK, 0, "file-format",
	    N_("a database of the family %1"),
	    vk_family_text(vk_history_family(history)), NULL);
	session_note(s, false, &what);
	for (i = 0; i < HISTORY_NOTES; i++) {
		/* The zone of this machine is taken. */
		if (!(notes & history_notes[i].flag) ||
		    history_notes[i].flag == VK_HISTORY_ZONE)
			continue;
		(void)vk_error_set(&what, VK_OK, 0, history_notes[i].code,
		    history_notes[i].format, path, NULL);
		session_note(s, true, &what);
	}
}

/* The athlete of that name, when the other database has several. */
static vk_status
begin(struct session *s, vk_history *history, vk_error *err)
{
	const struct vk__forced *forced = &s->import->forced;
	vk_selection selection = { .since = VK_DAY_ANY, .until = VK_DAY_ANY,
	    .oldest_first = true, .bests = true };
	vk_status status;

	if (forced->units != 0)
		selection.units = forced->units == 's' ? VK_UNITS_STATUTE :
		    VK_UNITS_METRIC;
	status = vk_history_select(history, &selection, err);
	if (status != VK_EVALUE || s->options->athlete == NULL)
		return status;
	selection.athlete = s->options->athlete;
	return vk_history_select(history, &selection, err);
}

static vk_status
take_all(struct session *s, vk_history *history, vk_error *err)
{
	bool utc = vk_history_notes(history) & VK_HISTORY_ZONE;
	vk_activity a;
	vk_status status = VK_OK;

	while (status == VK_OK) {
		status = vk_history_next(history, &a, err);
		if (status == VK_OK && utc && a.utc_offset == VK_NO_OFFSET) {
			a.utc = a.start;
			a.start += s->import->zone(s->import->zone_ctx,
			    a.utc);
		}
		if (status == VK_OK)
			status = session_take(s, &a, err);
		if (status == VK_EVALUE)
			status = session_reject(s, err);
	}
	return status == VK_END ? VK_OK : status;
}

int
other_import(struct session *s, const char *path)
{
	vk_history *history = NULL;
	vk_error err = { 0 };
	vk_status status = VK_EUNABLE;
	int result;

	session_begin(s, path);
	if (is_same_file(path, s->options->database))
		(void)vk_error_set(&err, status, 0, "database-same",
		    N_("a database is not imported into itself"), NULL, NULL);
	else
		status = vk_history_open(path, s->options->wait_ms, &history,
		    &err);
	if (status == VK_OK) {
		tell_notes(s, history, path);
		status = begin(s, history, &err);
	}
	if (status == VK_OK)
		status = take_all(s, history, &err);
	result = session_end(s, status, &err, errno);
	vk_history_close(history);
	return result;
}
