/* SPDX-License-Identifier: MIT */
/*
 * Concepts as word lists spell them: "role:warmup", "num:3". The names stand
 * here in the order of the enumerations in lexicon.h and sheet.h.
 */
#include "concept.h"

#include <string.h>

#include "sheet.h"

static const char *const class_names[] = { "", "unit", "num", "role", "rest", "off",
	"zone", "scale", "ref", "op", "set", "note", "fill", "off_domain", "day",
	"month", "ord", "into", "named" };
static const char *const unit_names[] = { "h", "min", "s", "m", "metre", "km", "mile",
	"w", "wkg", "kj", "pct", "rpm", "bpm", "kmh", "kg", "halfhour", "quarter", "onehour", "oneminute",
	"oclock", "gram", NULL };
static const char *const role_names[] = { "warmup", "cooldown", "recovery", "main",
	"effort", "activation", NULL };
static const char *const set_names[] = { "rep", "set", "between", "stair", NULL };
static const char *const scale_names[] = { "z", "i", "l", NULL };
static const char *const ref_names[] = { "ftp", "pma", "hrmax", "lthr", "hr", "rpe",
	"if", "power", "reserve", "other", NULL };
static const char *const op_names[] = { "overunder", "times", "between", "each",
	"alternate", "ramp", "from", "to", "at", "for", "then", "plus", "and", "with",
	"without", "or", "total", "mirror", "equal", "lap", "again", "repeat", "thatset",
	"detail", "bike", "free", "all", "second", "increasing", "about", "not", "cadence",
	"within", "press", "last", "first", "redo", "remainder", "bothends", "followed",
	"notlast", "ratio", "odd", "even", "others", "eachtime", "after",
	"atstart", "atend", "increase", "reverse", "next", "emom",
	"lowfirst", "highfirst", "efforts", "by",
	"except", "either", "inside", "halfway", "same", "samerest", "across", "lead", "apiece", "atmost", "only",
	"thatis", "change", "throughout", "upto", "left", "therest", "ahead",
	"opens", "onward", "bookend", NULL };

static const char *const note_names[] = { "", "place", "pace", "past", "fuel",
	"why", "week", "ftp", "ascent", NULL };
static const char *const fill_names[] = { "", "during", "mean", "when", "label", "item", "hello",
	"figure", "version", "instead", "wait", "morning", "noon",
	"afternoon", "evening", NULL };
static const char *const column_names[] = { "number", "name", "reps", "duration", "power",
	"cadence", "hr", "rpe", "zone", "notes", "rest", NULL };
static const char *const column_unit_names[] = { "", "min", "s", "w", "wkg", "%ftp", "%pma",
	"%hr", "%lthr", NULL };

static size_t
index_in(const char *const *names, const char *text, size_t len)
{
	for (size_t i = 0; names[i] != NULL; i++)
		if (strlen(names[i]) == len && memcmp(names[i], text, len) == 0)
			return i;
	return SIZE_MAX;
}

static bool
read_number(const char *text, size_t len, float *number)
{
	float value = 0;
	float scale = 0;

	if (len == 0 || len > 6)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '.' && scale == 0) {
			scale = 1;
			continue;
		}
		if (text[i] < '0' || text[i] > '9')
			return false;
		value = value * 10 + (float)(text[i] - '0');
		scale *= 10;
	}
	*number = scale > 1 ? value / scale : value;
	return true;
}

/* Parts "name:value" of a cell; gives the length of the name. */
static size_t
part(const struct vk__cell *cell, const char **value, size_t *len)
{
	const char *colon = memchr(cell->text, ':', cell->len);
	size_t n = colon == NULL ? cell->len : (size_t)(colon - cell->text);

	*value = colon == NULL ? "" : colon + 1;
	*len = colon == NULL ? 0 : cell->len - n - 1;
	return n;
}

bool
vk__concept_read(const vk__lexicon *lex, const struct vk__cell *cell,
    struct vk__concept *concept)
{
	const char *value;
	size_t len;
	size_t n = part(cell, &value, &len);
	size_t found = 0;
	size_t class = 1;

	while (class < VK__CLASS_NAMED && (strlen(class_names[class]) != n ||
	    memcmp(class_names[class], cell->text, n) != 0))
		class++;
	concept->class = (uint8_t)class;
	switch (class) {
	case VK__CLASS_UNIT:
		found = index_in(unit_names, value, len);
		break;
	case VK__CLASS_ROLE:
		found = index_in(role_names, value, len);
		break;
	case VK__CLASS_REST:
	case VK__CLASS_SET:
		found = index_in(set_names, value, len);
		break;
	case VK__CLASS_ZONE:
		found = vk__lexicon_zone_index(lex, value, len);
		break;
	case VK__CLASS_SCALE:
		found = index_in(scale_names, value, len);
		break;
	case VK__CLASS_REF:
		found = index_in(ref_names, value, len);
		break;
	case VK__CLASS_OP:
		found = index_in(op_names, value, len);
		break;
	case VK__CLASS_NUM:
	case VK__CLASS_DAY:
	case VK__CLASS_MONTH:
	case VK__CLASS_ORD:
	case VK__CLASS_INTO:
		if (!read_number(value, len, &concept->number))
			return false;
		found = (size_t)concept->number;
		if ((class == VK__CLASS_DAY && found > 7) ||
		    (class == VK__CLASS_MONTH && (found < 1 || found > 12)))
			return false;
		break;
	case VK__CLASS_NOTE:
		found = len == 0 ? VK__NOTE_PLAIN : index_in(note_names, value, len);
		break;
	case VK__CLASS_FILL:
		found = len == 0 ? VK__FILL_PLAIN : index_in(fill_names, value, len);
		break;
	case VK__CLASS_OFF:
	case VK__CLASS_OFF_DOMAIN:
		return len == 0;
	default:
		return false;
	}
	concept->value = (uint16_t)found;
	return found != SIZE_MAX;
}

bool
vk__concept_head(const struct vk__cell *cell, struct vk__concept *concept)
{
	const char *value;
	size_t len;
	size_t n = part(cell, &value, &len);
	size_t column = index_in(column_names, cell->text, n);
	size_t unit = index_in(column_unit_names, value, len);

	concept->class = VK__CLASS_HEAD;
	concept->value = (uint16_t)(column << 8 | unit);
	return column != SIZE_MAX && unit != SIZE_MAX;
}
