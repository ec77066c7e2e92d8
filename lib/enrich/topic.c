/* SPDX-License-Identifier: MIT */
/*
 * The table of topics: one hash table from folded surface to topic, with the
 * beginnings of longer surfaces entered too, so that a reader knows when to
 * stop. Topics are kept as they are written, for the index holds them so.
 */
#include "topic.h"

#include <stdlib.h>
#include <string.h>

#include "../base/table.h"
#include "../text/fold.h"
#include "hash.h"

extern const char vk__data_topics_tsv[];
extern const size_t vk__data_topics_tsv_size;

struct entry {
	UT_hash_handle hh;
	const char *topic;
	uint32_t topic_len; /* 0: only the beginning of others */
	uint8_t class;
	uint8_t len;
	bool more;
	bool lost;
	unsigned kinds;
	char key[];
};

struct vk__topics {
	struct entry *head;
};

static const char *const names[] = { "kind", "feel", "about", "span",
	"level", "place", "ride", "total", "bound", "part", "join", "not",
	"fill", "stop" };

enum { NAMES = sizeof names / sizeof names[0] };

/* The categories that a feeling or a subject may mean. */
struct meaning {
	const char *topic;
	unsigned kinds;
};

#define K(name) VK__KIND(VK_CATEGORY_##name)

static const struct meaning meanings[] = {
	{ "about:attack", K(ANAEROBIC) | K(VO2MAX) | K(MIXED) | K(SPRINT) |
	    K(THRESHOLD) },
	{ "about:billat", K(VO2MAX) },
	{ "about:climb", K(THRESHOLD) | K(SWEET_SPOT) | K(TEMPO) | K(FORCE) |
	    K(VO2MAX) | K(ANAEROBIC) | K(ENDURANCE) },
	{ "about:commute", K(ENDURANCE) | K(RECOVERY) },
	{ "about:crit", K(MIXED) | K(ANAEROBIC) },
	{ "about:cyclocross", K(ANAEROBIC) | K(MIXED) | K(VO2MAX) |
	    K(THRESHOLD) },
	{ "about:durability", K(ENDURANCE) | K(MIXED) | K(TEMPO) },
	{ "about:fasted", K(ENDURANCE) | K(RECOVERY) },
	{ "about:gimenez", K(THRESHOLD) | K(VO2MAX) },
	{ "about:group", K(ENDURANCE) | K(TEMPO) | K(MIXED) | K(RECOVERY) },
	{ "about:hillrep", K(VO2MAX) | K(ANAEROBIC) | K(THRESHOLD) |
	    K(FORCE) },
	{ "about:health", K(ENDURANCE) | K(RECOVERY) },
	{ "about:mtb", K(MIXED) | K(VO2MAX) | K(ANAEROBIC) | K(ENDURANCE) |
	    K(FORCE) | K(THRESHOLD) },
	{ "about:hourpower", K(THRESHOLD) },
	{ "about:norwegian", K(THRESHOLD) | K(VO2MAX) },
	{ "about:overunder", K(THRESHOLD) | K(SWEET_SPOT) },
	{ "about:pyramid", K(VO2MAX) | K(THRESHOLD) | K(MIXED) | K(TEMPO) |
	    K(SWEET_SPOT) },
	{ "about:race", K(MIXED) | K(VO2MAX) | K(THRESHOLD) | K(ANAEROBIC) },
	{ "about:return", K(ENDURANCE) | K(RECOVERY) | K(TEMPO) },
	{ "about:ronnestad", K(VO2MAX) },
	{ "about:seiler", K(VO2MAX) | K(THRESHOLD) },
	{ "about:tabata", K(ANAEROBIC) | K(VO2MAX) },
	{ "about:track", K(ANAEROBIC) | K(SPRINT) | K(VO2MAX) },
	{ "about:trial", K(THRESHOLD) | K(SWEET_SPOT) },
	{ "about:triathlon", K(TEMPO) | K(SWEET_SPOT) | K(ENDURANCE) },
	{ "feel:easy", K(RECOVERY) | K(ENDURANCE) },
	{ "feel:hard", K(THRESHOLD) | K(VO2MAX) | K(ANAEROBIC) | K(MIXED) },
	{ "feel:interval", K(TEMPO) | K(SWEET_SPOT) | K(THRESHOLD) |
	    K(VO2MAX) | K(ANAEROBIC) | K(SPRINT) | K(MIXED) },
	{ "feel:mild", K(RECOVERY) | K(ENDURANCE) | K(TEMPO) | K(SWEET_SPOT) },
	{ "feel:steady", K(ENDURANCE) | K(TEMPO) | K(SWEET_SPOT) },
	{ "span:long", K(ENDURANCE) },
};

#undef K

/* ---------------------------------------------------------------- reading */

/* Class, and kinds where it has them, of "class:value" or "class". */
static bool
topic_read(const struct vk__cell *cell, struct vk__topic *topic)
{
	const char *colon = memchr(cell->text, ':', cell->len);
	size_t len = colon != NULL ? (size_t)(colon - cell->text) : cell->len;
	const char *value = cell->text + len + (colon != NULL);
	size_t value_len = cell->len - len - (colon != NULL);
	size_t class = 0;

	while (class < NAMES && (strlen(names[class]) != len ||
	    memcmp(names[class], cell->text, len) != 0))
		class++;
	*topic = (struct vk__topic){ (enum vk__topic_class)class, cell->text,
		cell->len, 0 };
	if (class == VK__TOPIC_KIND) {
		vk_category kind = vk_category_read(value, value_len);

		topic->kinds = kind == VK_CATEGORY_NONE ? 0 : VK__KIND(kind);
		return topic->kinds != 0;
	}
	for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++)
		if (strlen(meanings[i].topic) == cell->len &&
		    memcmp(meanings[i].topic, cell->text, cell->len) == 0)
			topic->kinds = meanings[i].kinds;
	return class != VK__TOPIC_FEEL ? class < NAMES : topic->kinds != 0;
}

static char
kind_of(char c)
{
	return c >= 'a' && c <= 'z' ? 'a' : c >= '0' && c <= '9' ? '0' : ' ';
}

/* Runs of letters and of digits, one blank between; 0: none or too long. */
static size_t
key_make(const struct vk__folded *folded, char key[VK__TOPIC_KEY])
{
	size_t n = 0;
	char last = ' ';

	for (size_t i = 0; i < folded->len; i++) {
		char kind = kind_of(folded->text[i]);

		if (kind != ' ' && n + 2 > VK__TOPIC_KEY)
			return 0;
		if (kind != ' ' && kind != last && n > 0)
			key[n++] = ' ';
		if (kind != ' ')
			key[n++] = folded->text[i];
		last = kind;
	}
	return n;
}

/* The entry of key, made when it is not there; NULL: out of memory. */
static struct entry *
enter(struct vk__topics *topics, const char *key, size_t len)
{
	struct entry *e;

	HASH_FIND(hh, topics->head, key, len, e);
	if (e != NULL)
		return e;
	e = calloc(1, sizeof *e + len);
	if (e == NULL)
		return NULL;
	memcpy(e->key, key, len);
	e->len = (uint8_t)len;
	HASH_ADD_KEYPTR(hh, topics->head, e->key, len, e);
	if (e->lost) {
		free(e);
		return NULL;
	}
	return e;
}

/* The first row of a surface counts. */
static vk_status
row_enter(struct vk__topics *topics, const char *key, size_t len,
    const struct vk__topic *topic)
{
	struct entry *e;

	for (size_t i = 1; i < len; i++) {
		if (key[i] != ' ')
			continue;
		e = enter(topics, key, i);
		if (e == NULL)
			return VK_ENOMEM;
		e->more = true;
	}
	e = enter(topics, key, len);
	if (e == NULL)
		return VK_ENOMEM;
	if (e->topic_len == 0) {
		e->topic = topic->text;
		e->topic_len = (uint32_t)topic->len;
		e->class = (uint8_t)topic->class;
		e->kinds = topic->kinds;
	}
	return VK_OK;
}

static vk_status
rows_read(struct vk__topics *topics, struct vk__folded *folded)
{
	struct vk__table table;
	struct vk__topic topic = { .text = "" }; /* many rows share the last */
	vk_status status = VK_OK;

	vk__table_open(&table, vk__data_topics_tsv, vk__data_topics_tsv_size);
	while (status == VK_OK && vk__table_next(&table)) {
		const struct vk__cell *cell = &table.cell[1];
		char key[VK__TOPIC_KEY];
		size_t len;

		status = vk__fold(folded, table.cell[0].text,
		    table.cell[0].len);
		if (status != VK_OK)
			break;
		len = key_make(folded, key);
		if (len == 0 || ((cell->len != topic.len ||
		    memcmp(cell->text, topic.text, topic.len) != 0) &&
		    !topic_read(cell, &topic)))
			return VK_EINVALID;
		status = row_enter(topics, key, len, &topic);
	}
	return status;
}

vk_status
vk__topics_new(struct vk__topics **topics)
{
	struct vk__folded folded = { 0 };
	struct vk__topics *t = calloc(1, sizeof *t);
	vk_status status;

	*topics = NULL;
	if (t == NULL)
		return VK_ENOMEM;
	status = rows_read(t, &folded);
	vk__fold_free(&folded);
	if (status != VK_OK) {
		vk__topics_free(t);
		return status == VK_ENOMEM ? status : VK_EINVALID;
	}
	*topics = t;
	return VK_OK;
}

void
vk__topics_free(struct vk__topics *topics)
{
	struct entry *e, *next;

	if (topics == NULL)
		return;
	HASH_ITER(hh, topics->head, e, next) {
		/* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): next is kept. */
		HASH_DEL(topics->head, e);
		free(e);
	}
	free(topics);
}

/* ---------------------------------------------------------------- looking */

bool
vk__topics_find(const struct vk__topics *topics, const char *key, size_t len,
    struct vk__topic *topic, bool *more)
{
	struct entry *e;

	HASH_FIND(hh, topics->head, key, len, e);
	if (more != NULL)
		*more = e != NULL && e->more;
	if (e == NULL || e->topic_len == 0)
		return false;
	*topic = (struct vk__topic){ (enum vk__topic_class)e->class, e->topic,
		e->topic_len, e->kinds };
	return true;
}

void
vk__topics_words(const struct vk__topics *topics,
    bool (*fn)(void *ctx, const struct vk__topic *topic, const char *word,
    size_t len, bool alone), void *ctx)
{
	struct entry *e, *next;

	HASH_ITER(hh, topics->head, e, next) {
		/* cppcheck-suppress uninitvar ; HASH_ITER sets it */
		const char *at = e->key, *end = e->key + e->len;
		const struct vk__topic topic = {
			(enum vk__topic_class)e->class, e->topic, e->topic_len,
			e->kinds };

		while (e->topic_len > 0 && at < end) {
			const char *blank = memchr(at, ' ',
			    (size_t)(end - at));
			const char *stop = blank != NULL ? blank : end;

			if (!fn(ctx, &topic, at, (size_t)(stop - at),
			    stop - at == (ptrdiff_t)e->len))
				return;
			at = stop + 1;
		}
	}
}

bool
vk__topics_zone(const struct vk__topics *topics, const char *name,
    struct vk__topic *topic)
{
	char key[VK__TOPIC_KEY] = "zone ";
	char last = ' ';
	size_t n = 5;

	/* The table names them as no coach would. */
	for (; *name != '\0'; name++) {
		if (n + 2 > sizeof key)
			return false;
		if (last != ' ' && kind_of(*name) != last)
			key[n++] = ' ';
		last = kind_of(*name);
		key[n++] = *name;
	}
	return vk__topics_find(topics, key, n, topic, NULL);
}
