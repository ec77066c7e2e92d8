/* SPDX-License-Identifier: MIT */
/*
 * A text, its workout as text of intervals.icu, and what the parser reads in
 * that: the same steps, and the same text again, so that a workout which is
 * handed on as text says the same to the next who reads it.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/icu.h"
#include "record/workout.h"
#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what) do { if (!(what)) must_fail(#what, __LINE__); } while (0)

static vk_buf first, second;
static vk_workout told; /* in the first text */

static void
must_fail(const char *what, int line)
{
	fprintf(stderr, "fuzz_text_trip.c:%d: not so: %s\n%.*s\n----\n%.*s\n",
	    line, what, (int)first.len, first.data, (int)second.len,
	    second.data);
	abort();
}

static vk_parser *parser;
static vk_record *record;
static vk_export *writer;

/*
 * Whether words of letters only stand in a step. They are written as they are,
 * without a sign where they end, and may mean something elsewhere ("rest").
 */
static bool
has_words(const vk_workout *w)
{
	size_t i, k;

	for (i = 1; i < w->count; i++) {
		const char *text;

		if (w->node[i].text_len == 0)
			continue;
		text = w->text.data + w->node[i].text;
		for (k = 0; k < w->node[i].text_len; k++)
			if (text[k] > ' ' && text[k] != '\'' && text[k] != '-' &&
			    !((text[k] | 0x20) >= 'a' && (text[k] | 0x20) <= 'z'))
				break;
		if (k == w->node[i].text_len)
			return true;
	}
	return false;
}

/* Text, the workout in it, and that as text; false where there is none. */
static bool
trip(const char *text, size_t size, vk_buf *out)
{
	vk_export_options options;
	const char *data;
	size_t len;

	vk_buf_clear(out);
	if (vk_parser_read(parser, text, size, NULL) != VK_OK ||
	    vk_parser_workout(parser)->count < 2 ||
	    has_words(vk_parser_workout(parser)))
		return false;
	vk_record_clear(record);
	MUST(vk_parser_record(parser, text, size, NULL, 0, record) == VK_OK);
	/* The words of efforts without a number are those of one language. */
	MUST(vk_record_set(record, "vekta.lang", "\"en\"", 4) == VK_OK);
	vk_export_options_init(&options);
	options.athlete = (vk_athlete){ 250, 70, 0 };
	if (vk_export_begin(writer, record, &options, NULL) != VK_OK ||
	    vk_export_write(writer, vk_format_find("icu"), NULL) != VK_OK)
		return false;
	vk_export_bytes(writer, &data, &len);
	vk_buf_add(out, data, len);
	MUST(!out->failed);
	return true;
}

static void
keep(const vk_workout *w)
{
	uint32_t i;

	MUST(vk_workout_clear(&told) == VK_OK);
	for (i = 1; i < w->count; i++)
		MUST(vk_workout_add(&told, 0, &w->node[i], NULL) == VK_OK);
	memcpy(told.node, w->node, w->count * sizeof *w->node);
	vk_buf_clear(&told.text);
	vk_buf_add(&told.text, w->text.data, w->text.len);
	MUST(!told.text.failed);
}

/*
 * Beats and efforts are told as words, and reported as lost. Before words that
 * have a time they are read as words, too, and not as what they were.
 */
static bool
is_lost(const vk_workout *w, const vk_step *step)
{
	return step->text_len > 0 &&
	    memchr(w->text.data + step->text, '[', step->text_len) != NULL;
}

/* Repetitions in repetitions are written out: efforts then may stand alone. */
static vk_intensity
role_of(const vk_step *step)
{
	return step->intensity == VK_INTENSITY_INTERVAL ? VK_INTENSITY_ACTIVE :
	    step->intensity;
}

/* What is neither per cent of FTP nor watts nor a zone becomes per cent. */
static bool
same_power(const vk_step *a, const vk_step *b)
{
	switch (a->power.unit) {
	case VK_UNIT_PCT_PMA:
	case VK_UNIT_WATT_KG:
		return b->power.unit == VK_UNIT_PCT_FTP;
	case VK_UNIT_POWER_ZONE:
		if (a->ramp)
			return b->power.unit == VK_UNIT_PCT_FTP;
		break;
	default:
		break;
	}
	return vk__target_near(&a->power, &b->power, VK__ICU_NEAR);
}

static void
compare(const vk_workout *v, const vk_workout *w)
{
	vk_walk one = { 0 }, two = { 0 };
	const vk_step *a, *b;

	for (;;) {
		a = vk_workout_walk(v, &one);
		b = vk_workout_walk(w, &two);
		MUST((a == NULL) == (b == NULL));
		if (a == NULL)
			return;
		MUST(a->duration == b->duration);
		/* Of two lengths the time is written, which is told. */
		MUST(fabs((a->duration > 0 ? 0 : a->distance) - b->distance) <=
		    VK__ICU_NEAR);
		MUST(a->open == b->open);
		/* A power is written and not free riding, which is told. */
		MUST(b->freeride == (a->freeride &&
		    a->power.unit == VK_UNIT_NONE));
		MUST(a->warmup == b->warmup && a->cooldown == b->cooldown);
		MUST(role_of(a) == role_of(b));
		MUST(a->ramp == b->ramp);
		MUST(same_power(a, b));
		MUST(vk__target_near(&a->cadence, &b->cadence, VK__ICU_NEAR));
		if (a->hr.unit != VK_UNIT_BPM || !is_lost(v, a))
			MUST(vk__target_near(&a->hr, &b->hr, VK__ICU_NEAR));
		if (is_lost(v, a))
			continue;
		MUST(vk__target_near(&a->rpe, &b->rpe, VK__ICU_NEAR));
		MUST(a->maxeffort == b->maxeffort);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (parser == NULL) {
		MUST(vk_parser_new(NULL, &parser, NULL) == VK_OK);
		MUST(vk_record_new(&record) == VK_OK);
		MUST(vk_export_new(&writer) == VK_OK);
	}
	if (!trip((const char *)data, size, &first))
		return 0;
	keep(vk_parser_workout(parser));
	MUST(trip(first.data, first.len, &second));
	compare(&told, vk_parser_workout(parser));
	MUST(first.len == second.len &&
	    memcmp(first.data, second.data, first.len) == 0);
	return 0;
}
