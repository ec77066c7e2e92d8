/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes team files: whatever is in one, its athletes have names that are
 * each there once and numbers that can be, and a workout can be made theirs.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(x) do { if (!(x)) abort(); } while (0)

static const char line[] = "{\"workout_doc\":{\"steps\":[{\"reps\":5,\"steps\":["
    "{\"duration\":480,\"power\":{\"value\":4,\"units\":\"power_zone\"}},"
    "{\"duration\":120,\"intensity\":\"recovery\"}]},{\"duration\":60,\"power\":"
    "{\"start\":3,\"end\":4,\"units\":\"w/kg\"}},{\"duration\":600,\"hr\":"
    "{\"value\":2,\"units\":\"hr_zone\"}}]}}";

static void
hear(void *ctx, uint64_t where, const vk_error *err)
{
	char text[512];

	MUST(where > 0);
	MUST(err->format != NULL);
	vk_error_text(err, NULL, text, sizeof text);
	(*(size_t *)ctx)++;
}

static void
check(const vk_team *team, const vk_teammate *mate, size_t index)
{
	MUST(strlen(mate->name) > 0);
	MUST(vk_team_find(team, mate->name, strlen(mate->name)) == index);
	for (int i = 0; i < VK_FACTS; i++)
		MUST(!(mate->is[i] == mate->is[i]) ||
		    vk_fact_fits((vk_fact)i, mate->is[i]));
	for (int i = 1; mate->own_zones && i < VK_ZONES - 1; i++)
		MUST(mate->zone[i] > mate->zone[i - 1]);
}

static void
adapt(const vk_team *team)
{
	vk_adapt *a;
	vk_record *rec, *back;
	vk_workout w = { 0 };
	vk_error err;
	const char *json;
	size_t len;

	MUST(vk_adapt_new(NULL, &a) == VK_OK);
	MUST(vk_record_new(&rec) == VK_OK && vk_record_new(&back) == VK_OK);
	MUST(vk_record_read(rec, line, sizeof line - 1, &err) == VK_OK);
	MUST(vk_adapt_begin(a, rec, &err) == VK_OK);
	for (size_t i = 0; i < vk_team_count(team) && i < 50; i++) {
		check(team, vk_team_at(team, i), i);
		MUST(vk_adapt_write(a, vk_team_at(team, i)) == VK_OK);
		vk_record_bytes(rec, &json, &len);
		MUST(vk_record_read(back, json, len, &err) == VK_OK);
		MUST(vk_record_workout(back, &w, &err) == VK_OK);
	}
	vk_workout_free(&w);
	vk_record_free(rec);
	vk_record_free(back);
	vk_adapt_free(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	vk_team *team;
	vk_error err;
	size_t heard = 0;
	vk_status status;

	MUST(vk_team_new(&team) == VK_OK);
	status = vk_team_read(team, (const char *)data, size, hear, &heard,
	    &err);
	MUST(status == VK_OK || status == VK_EVALUE);
	MUST((status == VK_OK) == (vk_team_count(team) > 0) ||
	    err.status == VK_EVALUE);
	if (status == VK_OK)
		adapt(team);
	vk_team_free(team);
	return 0;
}
