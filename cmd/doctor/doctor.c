/* SPDX-License-Identifier: MIT */
/* The list of the checks, and how each is run. */
#include "doctor.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "../cli/message.h"

static const struct doctor_check checks[] = {
	{ "versions", doctor_versions, true },
	{ "scanner", doctor_scanner, true },
	{ "sentence", doctor_sentence, true },
	{ "corpus", doctor_corpus, true },
	{ "database", doctor_database, false },
	{ "disk", doctor_disk, true },
	{ "clock", doctor_clock, true }
};

const struct doctor_check *
doctor_check_at(size_t index)
{
	return index < sizeof checks / sizeof checks[0] ? &checks[index] :
	    NULL;
}

void
doctor_say(struct doctor_finding *f, enum doctor_state state,
    const char *code, const char *format, const char *a, const char *b)
{
	f->state = state;
	vk_error_set(&f->told, VK_OK, 0, code, format, a, b);
}

void
doctor_fail(struct doctor_finding *f, vk_status status, const vk_error *err)
{
	f->state = DOCTOR_BAD;
	f->locked = status == VK_EBUSY;
	if (err->format != NULL)
		f->told = *err;
	else
		vk_error_set(&f->told, status, 0, "failed", "%1",
		    status == VK_EIO ? message_errno(errno) :
		    vk_status_text(status), NULL);
}

static double
seconds_now(void)
{
	struct timespec now = { 0, 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A check that took too long is in doubt, whatever it found. */
static void
judge_time(const struct doctor_options *o, struct doctor_finding *f)
{
	vk_buf took = { 0 }, most = { 0 };

	if (o->max_ms <= 0 || f->seconds * 1000 <= o->max_ms ||
	    f->state != DOCTOR_OK)
		return;
	vk_buf_add_fixed(&took, f->seconds * 1000, 3);
	vk_buf_add_number(&most, o->max_ms);
	if (vk_buf_text(&took) != NULL && vk_buf_text(&most) != NULL)
		doctor_say(f, DOCTOR_DOUBTFUL, "slow",
		    N_("took %1 ms, more than %2"), took.data, most.data);
	vk_buf_free(&took);
	vk_buf_free(&most);
}

void
doctor_run(const struct doctor_check *check, const struct doctor_options *o,
    struct doctor_finding *f)
{
	double begun = seconds_now();

	memset(f, 0, sizeof *f);
	f->check = check->name;
	check->run(o, f);
	f->seconds = seconds_now() - begun;
	if (check->timed)
		judge_time(o, f);
}
