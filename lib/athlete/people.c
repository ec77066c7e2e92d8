/* SPDX-License-Identifier: MIT */
/*
 * Whose activities are read. Where several athletes share a database, rows
 * of different ones are never mixed: one has to be named.
 */
#include <string.h>

#include "../base/error.h"
#include "../history/key.h"
#include "reading.h"

/* Adds a name to a list for a message, which shows no more than the first. */
static void
add_name(vk_buf *list, const char *name, size_t len)
{
	if (list->len > sizeof ((vk_error *)0)->arg[0])
		return;
	if (list->len > 0)
		vk_buf_add_text(list, ", ");
	vk_buf_add(list, name, len);
}

static void
people_sql(const vk_history *h, vk_buf *sql)
{
	vk_buf_add_text(sql, "SELECT user_id, ");
	vk_buf_add_text(sql, h->layout.family == VK_FAMILY_HEALTH_DATA ?
	    "coalesce(full_name, user_id)" :
	    "coalesce(nullif(trim(coalesce(prenom, '') || ' ' || "
	    "coalesce(nom, '')), ''), user_id), nom, prenom, "
	    "coalesce(nom, '') || coalesce(prenom, '')");
	vk_buf_add_text(sql, " FROM ");
	vk__sql_name(sql, h->layout.people);
	vk_buf_add_text(sql, " ORDER BY user_id");
}

/* The number, a name, or the two of them in any order. */
static bool
is_named(struct vk__query *query, const char *athlete)
{
	char wanted[VK__KEY_SIZE], name[VK__KEY_SIZE];
	size_t len;

	vk__key_fold(athlete, strlen(athlete), wanted);
	for (int i = 0; i < vk__query_columns(query); i++) {
		const char *text = vk__query_text(query, i, &len);

		if (vk__key_fold(text, len, name) > 0 &&
		    strcmp(name, wanted) == 0)
			return true;
	}
	return false;
}

/* Looks for the athlete among those there; *user is his number. */
static vk_status
look_for(vk_history *h, struct vk__query *query, const char *athlete,
    vk_buf *list, vk_error *err)
{
	size_t people = 0;
	vk_status status;

	while ((status = vk__query_step(query, err)) == VK_OK) {
		size_t len;
		const char *name = vk__query_text(query, 1, &len);

		add_name(list, name, len);
		people++;
		if (athlete == NULL || is_named(query, athlete)) {
			h->user = vk__query_int(query, 0);
			h->has_user = h->by_user = true;
			if (athlete != NULL)
				return VK_OK;
		}
	}
	if (status != VK_END)
		return status;
	if (athlete != NULL)
		return vk_error_set(err, VK_ABSENT, 0, "athlete-absent",
		    "no athlete %1; there are: %2", athlete,
		    vk_buf_text(list));
	if (people > 1)
		return vk_error_set(err, VK_EVALUE, 0, "athlete-which",
		    "several athletes, name one: %1", vk_buf_text(list), NULL);
	return VK_OK;
}

vk_status
vk__people_find(vk_history *h, const char *athlete, vk_error *err)
{
	struct vk__query *query = NULL;
	vk_buf sql = { 0 }, list = { 0 };
	vk_status status;
	bool there = false;

	h->has_user = h->by_user = false;
	if (h->layout.people != NULL) {
		status = vk__store_has(h->store, h->layout.people, &there,
		    err);
		if (status != VK_OK)
			return status;
	}
	if (!there)
		return athlete == NULL ? VK_OK : vk_error_set(err, VK_ABSENT,
		    0, "athlete-none", "the database names no athletes",
		    NULL, NULL);
	people_sql(h, &sql);
	status = vk_buf_text(&sql) == NULL ?
	    vk__error_memory(err) : vk__query_new(h->store, sql.data, &query, err);
	if (status == VK_OK)
		status = look_for(h, query, athlete, &list, err);
	/* The rows of old versions name nobody. */
	if (status == VK_OK && athlete == NULL &&
	    h->layout.family == VK_FAMILY_CERTIFICATION)
		h->by_user = false;
	vk__query_free(query);
	vk_buf_free(&sql);
	vk_buf_free(&list);
	return status;
}
