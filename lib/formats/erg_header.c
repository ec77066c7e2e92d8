/* SPDX-License-Identifier: MIT */
/*
 * The header of ERG and MRC files: settings in any order, and the line with
 * the units. Settings that vekta has no name for are kept as they are.
 */
#include "erg_header.h"

#include <string.h>

struct header {
	struct vk__reading *reading;
	enum vk__erg_kind kind;
	struct vk__words *words;
	vk_error *err;
};

static vk_status
fail(const struct header *h, const char *at, const char *code,
    const char *format)
{
	return vk__words_error(h->words, at, h->err, code, format);
}

static void
take_value(struct header *h, vk_buf *to)
{
	vk_buf_clear(to);
	vk_buf_add(to, h->words->at, (size_t)(h->words->end - h->words->at));
}

/* The name of the file stands there more often than that of the workout. */
static void
take_name(struct header *h)
{
	size_t len = (size_t)(h->words->end - h->words->at);

	if (len > 4 && (vk__word_is(h->words->end - 4, 4, ".erg") ||
	    vk__word_is(h->words->end - 4, 4, ".mrc")))
		h->words->end -= 4;
	take_value(h, &h->reading->head->name);
}

static vk_status
take_ftp(struct header *h)
{
	const char *from = h->words->at;
	double ftp;

	if (h->words->at == h->words->end)
		return VK_OK;
	if (!vk__words_number(h->words, &ftp) ||
	    h->words->at < h->words->end || !(ftp <= 3000))
		return fail(h, from, "erg-ftp", "the FTP makes no sense");
	h->reading->head->ftp = ftp;
	return VK_OK;
}

static vk_status
read_setting(struct header *h, const char *equals)
{
	const char *key = h->words->at;
	size_t len = (size_t)(equals - key);
	struct vk__head *head = h->reading->head;

	while (len > 0 && vk__is_blank(key[len - 1]))
		len--;
	h->words->at = equals + 1;
	vk__words_skip(h->words);
	if (vk__word_is(key, len, "file name"))
		take_name(h);
	else if (vk__word_is(key, len, "description"))
		take_value(h, &head->description);
	else if (vk__word_is(key, len, "ftp"))
		return take_ftp(h);
	else if (!vk__word_is(key, len, "version") &&
	    !vk__word_is(key, len, "units")) {
		vk__head_other(head, key, len);
		vk_buf_add_json(&head->other, h->words->at,
		    (size_t)(h->words->end - h->words->at));
	}
	return VK_OK;
}

static vk_status
read_units(struct header *h)
{
	const char *from = h->words->at;
	bool watts = false, percent = false;

	if (vk__words_take(h->words, "minutes")) {
		from = h->words->at;
		watts = vk__words_take(h->words, "watts");
		percent = !watts && (vk__words_take(h->words, "percent") ||
		    vk__words_take(h->words, "ftp"));
	}
	if ((!watts && !percent) || h->words->at < h->words->end)
		return fail(h, from, "erg-units",
		    "neither a setting nor the units of a workout: "
		    "MINUTES WATTS, MINUTES PERCENT");
	if (watts && h->kind != VK__ERG)
		return fail(h, from, "erg-kind", "an erg file, in watts");
	if (percent && h->kind == VK__ERG)
		return fail(h, from, "erg-kind", "an mrc file, in per cent");
	return VK_OK;
}

vk_status
vk__erg_header_line(struct vk__reading *reading, enum vk__erg_kind kind,
    struct vk__words *words, bool *has_units, vk_error *err)
{
	struct header h = { reading, kind, words, err };
	const char *equals = memchr(words->at, '=',
	    (size_t)(words->end - words->at));
	vk_status status;

	if (equals != NULL)
		return read_setting(&h, equals);
	status = read_units(&h);
	*has_units |= status == VK_OK;
	return status;
}
