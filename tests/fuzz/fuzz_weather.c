/* SPDX-License-Identifier: MIT */
/* Fuzzes weather reports and tables of rules, the other files of vk-adapt. */
#include <stdint.h>
#include <stdlib.h>

#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(x) do { if (!(x)) abort(); } while (0)

static void
read_weather(const char *data, size_t size)
{
	vk_weather *weather;
	vk_error err;
	double celsius;

	MUST(vk_weather_new(&weather) == VK_OK);
	for (int scale = VK_SCALE_UNKNOWN; scale <= VK_SCALE_KELVIN; scale++) {
		vk_status status = vk_weather_read(weather, data, size,
		    (vk_scale)scale, &err);
		bool any = vk_weather_on(weather, VK_DAY_ANY, &celsius);

		MUST(any == (status == VK_OK));
		MUST(!any || vk_fact_fits(VK_FACT_TEMPERATURE, celsius));
	}
	vk_weather_free(weather);
}

static void
read_rules(const char *data, size_t size)
{
	static const char line[] = "{\"workout_doc\":{\"steps\":[{\"duration\":60,"
	    "\"power\":{\"start\":100,\"end\":200,\"units\":\"%ftp\"}}]}}";
	vk_adapt *adapt;
	vk_record *rec;
	vk_teammate mate;
	vk_workout w = { 0 };
	vk_error err;

	MUST(vk_adapt_new(NULL, &adapt) == VK_OK);
	MUST(vk_record_new(&rec) == VK_OK);
	vk_teammate_clear(&mate);
	mate.name[0] = 'A';
	for (int i = 0; i < VK_FACTS; i++)
		mate.is[i] = 1 + i;
	mate.is[VK_FACT_POWER_METER] = 1;
	if (vk_adapt_rules(adapt, "f", data, size, &err) == VK_OK) {
		MUST(vk_record_read(rec, line, sizeof line - 1, &err) == VK_OK);
		MUST(vk_adapt_begin(adapt, rec, &err) == VK_OK);
		MUST(vk_adapt_write(adapt, &mate) == VK_OK);
		MUST(vk_record_workout(rec, &w, &err) == VK_OK);
		/* No rule takes off more than 30 %, or adds more than 5. */
		MUST(w.node[1].power.unit == VK_UNIT_NONE ||
		    (w.node[1].power.start >= 70 && w.node[1].power.end <= 210));
	}
	vk_workout_free(&w);
	vk_record_free(rec);
	vk_adapt_free(adapt);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_weather((const char *)data, size);
	read_rules((const char *)data, size);
	return 0;
}
