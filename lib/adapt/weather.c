/* SPDX-License-Identifier: MIT */
/*
 * The temperature of days out of a saved answer of a weather service. What
 * its numbers mean must be certain where it matters: degrees that would be
 * heat on one scale and a cool day on another are asked about.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/number.h"
#include "../record/json.h"
#include "../record/record.h"
#include "../vekta.h"

enum { DAYS = 64, DAY_SECONDS = 86400 };

/* Above: Kelvin. Between the next two: Fahrenheit or, at the lower end,
 * either. Below, neither scale is hot. */
#define KELVIN_LEAST 170.0
#define CELSIUS_MOST 60.0
#define DOUBTFUL 30.0

struct vk_weather {
	struct weather_day {
		int32_t day;
		double highest;
	} day[DAYS];
	size_t count;
};

struct answer {
	const char *text;
	uint32_t top;    /* its first brace */
	int64_t offset;  /* seconds east of UTC */
	bool scaled;     /* the numbers are degrees Celsius for certain */
	struct vk_weather *weather;
};

vk_status
vk_weather_new(vk_weather **weather)
{
	*weather = calloc(1, sizeof **weather);
	return *weather != NULL ? VK_OK : VK_ENOMEM;
}

void
vk_weather_free(vk_weather *weather)
{
	free(weather);
}

/* ------------------------------------------------------------------- JSON */

#define NONE UINT32_MAX

/* The value of a member of the object at at; NONE. */
static uint32_t
get(const struct answer *a, uint32_t at, const char *name)
{
	struct vk__member m;
	uint32_t found = NONE;

	if (at == NONE || a->text[at] != '{')
		return NONE;
	while (vk__json_member(a->text, &at, &m))
		if (vk__json_named(a->text, &m, name, strlen(name)))
			found = m.value;
	return found;
}

static bool
get_number(const struct answer *a, uint32_t at, const char *name,
    double *value)
{
	uint32_t found = get(a, at, name);

	return found != NONE && vk__number_read(a->text + found,
	    vk__json_skip(a->text, found) - found, value);
}

/* "[" or the end of an element, to the next one; false at "]". */
static bool
next(const struct answer *a, uint32_t *at)
{
	uint32_t i = vk__json_space(a->text, *at);

	if (a->text[i] == '[' || a->text[i] == ',')
		i = vk__json_space(a->text, i + 1);
	*at = i;
	return a->text[i] != ']';
}

/* ------------------------------------------------------------------- days */

static void
add_day(struct answer *a, int32_t day, double degrees)
{
	struct vk_weather *w = a->weather;

	for (size_t i = 0; i < w->count; i++)
		if (w->day[i].day == day) {
			w->day[i].highest = fmax(w->day[i].highest, degrees);
			return;
		}
	if (w->count < DAYS)
		w->day[w->count++] = (struct weather_day){ day, degrees };
}

/* A time of OpenWeatherMap, seconds since 1970, with its temperature. */
static void
add_moment(struct answer *a, uint32_t object, double degrees)
{
	double seconds;
	struct vk__time time;

	if (get_number(a, object, "dt", &seconds) && seconds > 0 &&
	    seconds < 1e11 && vk__time_from_unix((int64_t)seconds + a->offset,
	    &time))
		add_day(a, time.date, degrees);
}

/* "2026-03-03 07:05" of WeatherAPI: what begins with a day. */
static void
add_dated(struct answer *a, uint32_t text, double degrees)
{
	int32_t day;

	if (text != NONE && a->text[text] == '"' &&
	    vk__json_skip(a->text, text) - text >= 12 &&
	    vk__date_read(a->text + text + 1, 10, &day) == VK_OK)
		add_day(a, day, degrees);
}

/* ---------------------------------------------------------------- services */

/* An object with dt and main.temp, or with temp itself. */
static void
read_moment(struct answer *a, uint32_t object)
{
	double degrees;

	if (get_number(a, get(a, object, "main"), "temp", &degrees) ||
	    get_number(a, object, "temp", &degrees) ||
	    get_number(a, get(a, object, "temp"), "max", &degrees))
		add_moment(a, object, degrees);
}

static void
read_moments(struct answer *a, uint32_t array)
{
	if (array == NONE || a->text[array] != '[')
		return;
	for (uint32_t at = array; next(a, &at);
	    at = vk__json_skip(a->text, at))
		read_moment(a, at);
}

/* The present, five days in steps, or One Call; times are UTC. */
static void
read_openweathermap(struct answer *a)
{
	double offset;

	if (get_number(a, a->top, "timezone_offset", &offset) ||
	    get_number(a, a->top, "timezone", &offset) ||
	    get_number(a, get(a, a->top, "city"), "timezone", &offset))
		if (fabs(offset) <= DAY_SECONDS)
			a->offset = (int64_t)offset;
	read_moment(a, a->top);
	read_moment(a, get(a, a->top, "current"));
	read_moments(a, get(a, a->top, "list"));
	read_moments(a, get(a, a->top, "hourly"));
	read_moments(a, get(a, a->top, "daily"));
}

static void
read_weatherapi(struct answer *a)
{
	uint32_t days = get(a, get(a, a->top, "forecast"), "forecastday");
	double degrees;

	a->scaled = true;
	if (get_number(a, get(a, a->top, "current"), "temp_c", &degrees))
		add_dated(a, get(a, get(a, a->top, "location"), "localtime"),
		    degrees);
	if (days == NONE || a->text[days] != '[')
		return;
	for (uint32_t at = days; next(a, &at); at = vk__json_skip(a->text, at))
		if (get_number(a, get(a, at, "day"), "maxtemp_c", &degrees))
			add_dated(a, get(a, at, "date"), degrees);
}

/* ------------------------------------------------------------------- scale */

static double
to_celsius(double degrees, vk_scale scale)
{
	if (scale == VK_SCALE_KELVIN)
		return degrees - 273.15;
	if (scale == VK_SCALE_FAHRENHEIT)
		return (degrees - 32) / 1.8;
	return degrees;
}

/* Which scale the numbers must be of; VK_SCALE_UNKNOWN: they could be two. */
static vk_scale
find_scale(const struct vk_weather *w)
{
	double highest = -INFINITY;

	for (size_t i = 0; i < w->count; i++)
		highest = fmax(highest, w->day[i].highest);
	if (highest >= KELVIN_LEAST)
		return VK_SCALE_KELVIN;
	if (highest > CELSIUS_MOST)
		return VK_SCALE_FAHRENHEIT;
	return highest < DOUBTFUL ? VK_SCALE_CELSIUS : VK_SCALE_UNKNOWN;
}

static vk_status
settle_scale(const struct answer *a, vk_scale scale, vk_error *err)
{
	struct vk_weather *w = a->weather;

	if (a->scaled)
		scale = VK_SCALE_CELSIUS;
	else if (scale == VK_SCALE_UNKNOWN)
		scale = find_scale(w);
	if (scale == VK_SCALE_UNKNOWN)
		return vk_error_set(err, VK_EVALUE, 0, "weather-scale",
		    "the temperatures may be Celsius or Fahrenheit: give "
		    "--weather-units", NULL, NULL);
	for (size_t i = 0; i < w->count; i++) {
		w->day[i].highest = to_celsius(w->day[i].highest, scale);
		if (!vk_fact_fits(VK_FACT_TEMPERATURE, w->day[i].highest))
			return vk_error_set(err, VK_EVALUE, 0,
			    "weather-range", "no weather has such temperatures",
			    NULL, NULL);
	}
	return VK_OK;
}

vk_status
vk_weather_read(vk_weather *weather, const char *data, size_t len,
    vk_scale scale, vk_error *err)
{
	struct answer a = { .weather = weather };
	vk_record *rec;
	vk_status status;

	weather->count = 0;
	if (vk_record_new(&rec) != VK_OK)
		return vk_error_set(err, VK_ENOMEM, 0, "no-memory",
		    "out of memory", NULL, NULL);
	status = vk_record_read(rec, data, len, err);
	if (status == VK_OK) {
		a.text = rec->line.data;
		a.top = vk__json_space(a.text, 0);
		read_openweathermap(&a);
		if (weather->count == 0)
			read_weatherapi(&a);
		status = weather->count > 0 ? settle_scale(&a, scale, err) :
		    vk_error_set(err, VK_EVALUE, 0, "weather-none",
		    "no answer of OpenWeatherMap or WeatherAPI", NULL, NULL);
	}
	vk_record_free(rec);
	if (status != VK_OK)
		weather->count = 0;
	return status;
}

bool
vk_weather_on(const vk_weather *weather, int32_t day, double *celsius)
{
	for (size_t i = 0; i < weather->count; i++) {
		if (day != VK_DAY_ANY && weather->day[i].day != day)
			continue;
		*celsius = weather->day[i].highest;
		return true;
	}
	return false;
}
