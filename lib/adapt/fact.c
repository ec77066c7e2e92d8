/* SPDX-License-Identifier: MIT */
/*
 * The facts: their names, what they can be, and how people write them. A
 * value that cannot be is refused and never held at a bound: a slip of the
 * hand in a team file would become somebody's workout.
 */
#include "fact.h"

#include <math.h>
#include <string.h>

#include "../history/cell.h"
#include "../history/key.h"

extern const char vk__data_team_words_tsv[];
extern const size_t vk__data_team_words_tsv_size;

enum { KILO = 1000, W_PRIME_KJ = 60 };

static const struct {
	const char *name;
	double least, most;
	const char *unit; /* that may stand behind it, folded */
	const char *word; /* the kind of its words, NULL: numbers only */
} facts[VK_FACTS] = {
	[VK_FACT_FTP] = { "ftp", 30, 1000, "w", NULL },
	[VK_FACT_CP] = { "cp", 30, 1000, "w", NULL },
	[VK_FACT_W_PRIME] = { "w_prime", 1000, 60000, "j", NULL },
	[VK_FACT_PMA] = { "pma", 40, 1500, "w", NULL },
	[VK_FACT_WEIGHT] = { "weight", 20, 300, "kg", NULL },
	[VK_FACT_MAX_HR] = { "max_hr", 100, 240, "bpm", NULL },
	[VK_FACT_LTHR] = { "lthr", 80, 230, "bpm", NULL },
	[VK_FACT_LEVEL] = { "level", 1, 4, "", "level" },
	[VK_FACT_POWER_METER] = { "power_meter", 0, 1, "", "yes" },
	[VK_FACT_FATIGUE] = { "fatigue", 1, 10, "10", NULL },
	[VK_FACT_SLEEP] = { "sleep", 0, 24, "h", NULL },
	[VK_FACT_STRESS] = { "stress", 1, 10, "10", NULL },
	[VK_FACT_TSB] = { "tsb", -300, 300, "", NULL },
	[VK_FACT_TEMPERATURE] = { "temperature", -60, 60, "c", NULL },
	[VK_FACT_HEAT_DAYS] = { "heat_days", 0, 365, "", NULL },
	[VK_FACT_ALTITUDE] = { "altitude", -500, 9000, "m", NULL },
	[VK_FACT_INDOOR] = { "indoor", 0, 1, "", "yes" },
	[VK_FACT_FAN] = { "fan", 0, 1, "", "yes" },
};

const char *
vk_fact_text(vk_fact fact)
{
	return (unsigned)fact < VK_FACTS ? facts[fact].name : "";
}

vk_fact
vk_fact_read(const char *text, size_t len)
{
	unsigned i;

	for (i = 0; i < VK_FACTS; i++)
		if (strlen(facts[i].name) == len &&
		    memcmp(facts[i].name, text, len) == 0)
			break;
	return (vk_fact)i;
}

bool
vk_fact_fits(vk_fact fact, double value)
{
	return (unsigned)fact < VK_FACTS && value >= facts[fact].least &&
	    value <= facts[fact].most;
}

/* ------------------------------------------------------------------- words */

vk_status
vk__fact_word(const char *kind, struct vk__cell cell, double *value)
{
	char key[VK__KEY_SIZE], word[VK__KEY_SIZE];
	struct vk__table row;

	if (vk__cell_is_missing(cell))
		return VK_ABSENT;
	vk__key_fold(cell.text, cell.len, key);
	vk__table_open(&row, vk__data_team_words_tsv,
	    vk__data_team_words_tsv_size);
	while (vk__table_next(&row)) {
		if (!vk__table_is(&row, 0, kind))
			continue;
		vk__key_fold(row.cell[1].text, row.cell[1].len, word);
		if (strcmp(word, key) == 0)
			return vk__table_number(&row, 2, value) ? VK_OK :
			    VK_ESYNTAX;
	}
	return VK_ESYNTAX;
}

/* ----------------------------------------------------------------- numbers */

static bool
is_of_number(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' ||
	    c == '+' || c == ' ';
}

/* Takes what stands behind the number away, into unit, folded. */
static struct vk__cell
split_unit(struct vk__cell cell, char unit[VK__KEY_SIZE])
{
	size_t n = 0;

	/* The typographic minus is one of a number's. */
	if (cell.len >= 3 && memcmp(cell.text, "\xe2\x88\x92", 3) == 0)
		n = 3;
	while (n < cell.len && is_of_number(cell.text[n]))
		n++;
	vk__key_fold(cell.text + n, cell.len - n, unit);
	/* A sign that leaves no letter is none of ours. */
	if (n < cell.len && unit[0] == '\0')
		return cell;
	cell.len = n;
	return vk__cell_trim(cell);
}

/* "7h30" and "7:30"; false when it is neither. */
static bool
read_hours(struct vk__cell cell, double *value)
{
	double part[2] = { 0, 0 };
	size_t digits[2] = { 0, 0 };
	size_t which = 0;

	for (size_t i = 0; i < cell.len; i++) {
		char c = cell.text[i];

		if ((c == 'h' || c == 'H' || c == ':') && which == 0) {
			which = 1;
			continue;
		}
		if (c < '0' || c > '9' || ++digits[which] > 2)
			return false;
		part[which] = part[which] * 10 + (c - '0');
	}
	if (which == 0 || digits[0] == 0 || digits[1] == 1 || part[1] > 59)
		return false;
	*value = part[0] + part[1] / 60;
	return true;
}

/* Nobody has 60 J above CP, and nobody has 1000 kJ. */
static double
in_joules(double value, const char *unit)
{
	if (strcmp(unit, "kj") == 0 || (*unit == '\0' && value <= W_PRIME_KJ))
		return value * KILO;
	return value;
}

vk_status
vk__fact_cell(vk_fact fact, struct vk__cell cell, double *value)
{
	char unit[VK__KEY_SIZE];
	vk_status status;
	double v;

	cell = vk__cell_trim(cell);
	if (vk__cell_is_missing(cell))
		return VK_ABSENT;
	if (facts[fact].word != NULL)
		return vk__fact_word(facts[fact].word, cell, value);
	if (fact == VK_FACT_SLEEP && read_hours(cell, &v))
		status = VK_OK;
	else {
		cell = split_unit(cell, unit);
		if (*unit != '\0' && strcmp(unit, facts[fact].unit) != 0 &&
		    !(fact == VK_FACT_W_PRIME && strcmp(unit, "kj") == 0))
			return VK_ESYNTAX;
		status = vk__cell_number(cell, 0, &v);
		if (status == VK_OK && fact == VK_FACT_W_PRIME)
			v = in_joules(v, unit);
	}
	if (status != VK_OK)
		return VK_ESYNTAX;
	if (!vk_fact_fits(fact, v))
		return VK_EVALUE;
	*value = v;
	return VK_OK;
}
