/* SPDX-License-Identifier: MIT */
/*
 * Attributes of Zwift workout files: finding them, reading numbers, and what
 * becomes of those that no step used. Nothing of an element is lost: what the
 * steps do not say is kept for the record's vekta.source.
 */
#include <string.h>

#include "../base/number.h"
#include "zwo_step.h"

vk_status
vk__zwo_fail(struct vk__zwo_steps *steps, vk_status status, const char *code,
    const char *format, const char *attribute)
{
	return vk_error_set(steps->err, status, 0, code, format,
	    steps->element->name, attribute);
}

struct vk__zwo_attribute *
vk__zwo_find(struct vk__zwo_steps *steps, const char *name)
{
	struct vk__zwo_element *e = steps->element;
	size_t i;

	for (i = 0; i < e->count; i++) {
		if (!e->at[i].foreign && strcmp(e->at[i].name, name) == 0) {
			e->at[i].used = true;
			return &e->at[i];
		}
	}
	if (!steps->reading->lenient)
		return NULL;
	for (i = 0; i < e->count; i++) {
		if (e->at[i].foreign || e->at[i].used ||
		    !vk__zwo_same_name(e->at[i].name, name))
			continue;
		e->at[i].used = true;
		vk__notes_add(steps->reading->notes, "import-case",
		    e->at[i].name, name);
		return &e->at[i];
	}
	return NULL;
}

/* --------------------------------------------------------------- numbers */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/*
 * A decimal number as programs write them: ".5", "+1", "1." and exponents
 * are fine, a comma is not. digits counts those behind the point.
 */
static bool
read_decimal(const char *text, size_t len, double *value)
{
	char json[VK__NUMBER_SIZE + 4];
	size_t n = 0, i = 0;

	while (len > 0 && is_blank(text[len - 1]))
		len--;
	while (i < len && is_blank(text[i]))
		i++;
	if (i < len && text[i] == '-')
		json[n++] = text[i++];
	else if (i < len && text[i] == '+')
		i++;
	while (i + 1 < len && text[i] == '0' && text[i + 1] >= '0' &&
	    text[i + 1] <= '9')
		i++;
	if (i + 1 < len && text[i] == '.' && text[i + 1] >= '0' &&
	    text[i + 1] <= '9')
		json[n++] = '0';
	if (len - i > VK__NUMBER_SIZE)
		return false;
	memcpy(json + n, text + i, len - i);
	n += len - i;
	if (n > 1 && json[n - 1] == '.' && json[n - 2] >= '0')
		n--;
	return vk__number_read(json, n, value);
}

vk_status
vk__zwo_number(struct vk__zwo_steps *steps, const char *name, double *value,
    bool *given)
{
	struct vk__zwo_attribute *a = vk__zwo_find(steps, name);

	*given = a != NULL;
	if (a == NULL || read_decimal(a->value, a->len, value))
		return VK_OK;
	return vk__zwo_fail(steps, VK_EVALUE, "zwo-number",
	    "%1: %2 is not a number", name);
}

/* --------------------------------------------------------------- the rest */

static void
add_member(vk_buf *out, const char *name, const char *value, size_t len)
{
	vk_buf_add_char(out, ',');
	vk_buf_add_json(out, name, strlen(name));
	vk_buf_add_char(out, ':');
	vk_buf_add_json(out, value, len);
}

void
vk__zwo_keep(struct vk__zwo_steps *steps, bool all)
{
	const struct vk__zwo_element *e = steps->element;
	vk_buf *out = &steps->kept;
	size_t i;

	if (out->len > 0)
		vk_buf_add_char(out, ',');
	vk_buf_add_text(out, "{\"step\":");
	vk_buf_add_uint(out, steps->number);
	add_member(out, "element", e->name, strlen(e->name));
	for (i = 0; i < e->count; i++) {
		if (all || !e->at[i].used)
			add_member(out, e->at[i].name, e->at[i].value,
			    e->at[i].len);
	}
	vk_buf_add_char(out, '}');
}

vk_status
vk__zwo_rest(struct vk__zwo_steps *steps)
{
	const struct vk__zwo_element *e = steps->element;
	bool any = false;
	size_t i;

	for (i = 0; i < e->count; i++) {
		if (e->at[i].used)
			continue;
		if (!steps->reading->lenient && (e->at[i].foreign ||
		    !vk__zwo_attribute_is_known(e->at[i].name)))
			return vk__zwo_fail(steps, VK_EVALUE,
			    "zwo-attribute", "%1: the attribute %2 is not "
			    "known (--lenient keeps it)", e->at[i].name);
		vk__notes_add(steps->reading->notes, "import-kept", e->name,
		    e->at[i].name);
		any = true;
	}
	if (any)
		vk__zwo_keep(steps, false);
	return VK_OK;
}
