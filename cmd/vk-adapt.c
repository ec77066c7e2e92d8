/* SPDX-License-Identifier: MIT */
/* vk-adapt: makes of each record one for every athlete of a team. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "filter/filter.h"
#include "team/team.h"

enum { RULES_BYTES = 1024 * 1024, RULES_FILES = 8,
	WEATHER_BYTES = 4 * 1024 * 1024 };

static vk_status adapt_line(void *ctx, const struct filter_line *line,
    vk_buf *out, vk_error *err);

static const char *chosen[TEAM_CHOSEN];
static const char *rule_files[RULES_FILES];

static struct {
	struct team team;
	struct cli_list rules;
	double temperature, heat_days, altitude, sleep, fatigue, stress, tsb;
	bool indoor, no_fan, dry_run;
	const char *weather;
	unsigned units, scale;
} arg = { .team = { .chosen = { chosen, TEAM_CHOSEN, 0 } },
	.rules = { rule_files, RULES_FILES, 0 },
	.temperature = NAN, .heat_days = NAN, .altitude = NAN, .sleep = NAN,
	.fatigue = NAN, .stress = NAN, .tsb = NAN };

static const struct cli_option options[] = {
	TEAM_OPTIONS(arg.team),
	CLI_CHOICE(0, "units", arg.units, "ftp|watts",
	    N_("targets in per cent of FTP (default) or in watts")),
	CLI_NUMBER(0, "temperature", arg.temperature, "DEGREES", -60, 60,
	    N_("of the air where they ride, in degrees Celsius")),
	CLI_TEXT(0, "weather", arg.weather, "FILE",
	    N_("the same, from an answer of a weather service")),
	CLI_CHOICE(0, "weather-units", arg.scale,
	    "auto|metric|imperial|standard",
	    N_("the scale of OpenWeatherMap's answer")),
	CLI_NUMBER(0, "heat-days", arg.heat_days, "DAYS", 0, 365,
	    N_("how long they have been riding in such heat")),
	CLI_NUMBER(0, "altitude", arg.altitude, "METRES", -500, 9000,
	    N_("where they ride, who live low")),
	CLI_FLAG(0, "indoor", arg.indoor, N_("they ride indoors")),
	CLI_FLAG(0, "no-fan", arg.no_fan, N_("they have no fan")),
	CLI_NUMBER(0, "sleep", arg.sleep, "HOURS", 0, 24,
	    N_("of the last night")),
	CLI_NUMBER(0, "fatigue", arg.fatigue, "1-10", 1, 10,
	    N_("how tired they are")),
	CLI_NUMBER(0, "stress", arg.stress, "1-10", 1, 10,
	    N_("how strained they are otherwise")),
	CLI_NUMBER(0, "tsb", arg.tsb, "POINTS", -300, 300,
	    N_("their form: CTL less ATL")),
	CLI_LIST(0, "rules", arg.rules, "FILE",
	    N_("more rules, or others in place of those there are")),
	CLI_FLAG(0, "dry-run", arg.dry_run,
	    N_("list what would change, and change nothing")),
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-adapt",
	.purpose = N_("Make each workout that of every athlete of a team."),
	.options = options
};

static struct {
	struct filter filter;
	vk_adapt *adapt;
	vk_record *record;
	vk_weather *weather;
	vk_buf name;
} run = { .filter = { .name = "vk-adapt", .line = adapt_line } };

static vk_status
put_record(vk_buf *out)
{
	const char *json;
	size_t len;

	vk_record_bytes(run.record, &json, &len);
	vk_buf_add(out, json, len);
	vk_buf_add_char(out, '\n');
	return out->failed ? VK_ENOMEM : VK_OK;
}

/* Whom a record is for: one of the team, or vk_team_count for all of it. */
static vk_status
find_owner(size_t *owner, vk_error *err)
{
	size_t count = vk_team_count(arg.team.team);

	*owner = count;
	if (vk_record_string(run.record, "vekta.athlete", &run.name) !=
	    VK_OK || run.name.len == 0)
		return VK_OK;
	*owner = vk_team_find(arg.team.team, run.name.data, run.name.len);
	if (*owner < count)
		return VK_OK;
	return vk_error_set(err, VK_ABSENT, 0, "athlete-absent",
	    N_("the record is for %1, who is not in the team"),
	    vk_buf_text(&run.name), NULL);
}

static vk_status
put_athletes(size_t owner, vk_buf *out)
{
	size_t count = vk_team_count(arg.team.team);
	vk_status status = VK_OK;

	for (size_t i = 0; i < arg.team.picks && status == VK_OK; i++) {
		size_t index = arg.team.pick[i];

		if (owner < count && owner != index)
			continue;
		status = vk_adapt_write(run.adapt,
		    vk_team_at(arg.team.team, index));
		if (status == VK_OK)
			status = put_record(out);
	}
	return status;
}

static vk_status
adapt_line(void *ctx, const struct filter_line *line, vk_buf *out,
    vk_error *err)
{
	size_t owner;
	vk_status status = vk_record_read(run.record, line->data, line->len,
	    err);

	(void)ctx;
	if (status != VK_OK)
		return status;
	/* Nothing is lost: what cannot be adapted goes on. */
	if (find_owner(&owner, err) != VK_OK) {
		filter_report(&run.filter, MESSAGE_ERROR, err);
		return put_record(out);
	}
	status = vk_adapt_begin(run.adapt, run.record, err);
	if (status == VK_ENOMEM)
		return status;
	if (status != VK_OK)
		filter_report(&run.filter, MESSAGE_ERROR, err);
	if (err->code != NULL && strcmp(err->code, "adapt-twice") == 0)
		return put_record(out);
	return put_athletes(owner, out);
}

/* ------------------------------------------------------------------- begin */

static void
set_context(double is[VK_FACTS])
{
	for (int i = 0; i < VK_FACTS; i++)
		is[i] = NAN;
	is[VK_FACT_TEMPERATURE] = arg.temperature;
	is[VK_FACT_HEAT_DAYS] = arg.heat_days;
	is[VK_FACT_ALTITUDE] = arg.altitude;
	is[VK_FACT_SLEEP] = arg.sleep;
	is[VK_FACT_FATIGUE] = arg.fatigue;
	is[VK_FACT_STRESS] = arg.stress;
	is[VK_FACT_TSB] = arg.tsb;
	if (arg.indoor)
		is[VK_FACT_INDOOR] = 1;
	if (arg.no_fan)
		is[VK_FACT_FAN] = 0;
}

/* What a file of the call is read with. */
typedef vk_status read_fn(const char *file, const vk_buf *data, vk_error *err);

static vk_status
take_rules(const char *file, const vk_buf *data, vk_error *err)
{
	return vk_adapt_rules(run.adapt, file, data->data, data->len, err);
}

static vk_status
take_weather(const char *file, const vk_buf *data, vk_error *err)
{
	static const vk_scale scales[] = { VK_SCALE_UNKNOWN,
		VK_SCALE_CELSIUS, VK_SCALE_FAHRENHEIT, VK_SCALE_KELVIN };
	vk_status status = vk_weather_new(&run.weather);

	(void)file;
	if (status == VK_OK)
		status = vk_weather_read(run.weather, data->data, data->len,
		    scales[arg.scale], err);
	vk_adapt_weather(run.adapt, run.weather);
	return status;
}

/* A mistake in such a file is one of the call. */
static int
read_file(const char *file, size_t most, read_fn *take)
{
	struct message_place place = { file, 0 };
	vk_buf data = { 0 };
	vk_error err = { 0 };
	vk_status status = filter_load(file, most, &data);

	if (status == VK_EIO)
		vk_error_set(&err, status, 0, "io", "%1",
		    message_errno(errno), NULL);
	else if (status == VK_OK && vk_buf_text(&data) == NULL)
		status = VK_ENOMEM;
	else if (status == VK_OK)
		status = take(file, &data, &err);
	if (status != VK_OK && err.status == VK_OK)
		vk_error_set(&err, status, 0, NULL, vk_status_text(status),
		    NULL, NULL);
	vk_buf_free(&data);
	if (status == VK_OK)
		return CLI_GO_ON;
	/* Rules name their file, with the place in it. */
	message_put((enum message_form)filter_options.form, MESSAGE_ERROR,
	    command.name, err.code != NULL && strncmp(err.code, "rule-",
	    5) == 0 ? NULL : &place, &err);
	return status == VK_EIO || status == VK_ENOMEM ? CLI_IO : CLI_USAGE;
}

static int
adapt_open(void)
{
	const vk_adapt_options how = { arg.units == 1, arg.dry_run };
	double is[VK_FACTS];
	int status;

	if (arg.team.file == NULL && arg.team.db == NULL)
		return cli_usage(&command,
		    N_("give the athletes: --team or --db"), NULL, NULL);
	if (arg.team.file == NULL && arg.team.chosen.count == 0)
		return cli_usage(&command,
		    N_("--db without --team needs --athlete"), NULL, NULL);
	if (vk_record_new(&run.record) != VK_OK ||
	    vk_adapt_new(&how, &run.adapt) != VK_OK) {
		filter_failed(&run.filter, NULL, ENOMEM);
		return CLI_IO;
	}
	set_context(is);
	vk_adapt_context(run.adapt, is);
	status = team_open(&command, &arg.team);
	for (size_t i = 0; i < arg.rules.count && status == CLI_GO_ON; i++)
		status = read_file(arg.rules.data[i], RULES_BYTES,
		    take_rules);
	if (arg.weather != NULL && status == CLI_GO_ON)
		status = read_file(arg.weather, WEATHER_BYTES, take_weather);
	return status;
}

int
main(int argc, char **argv)
{
	char **files;
	size_t count;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status == CLI_GO_ON)
		status = filter_opened(command.name, adapt_open());
	if (status == CLI_GO_ON) {
		status = filter_run(&run.filter, files, count);
		if (status == CLI_OK && arg.team.some)
			status = CLI_SOME;
	}
	team_close(&arg.team);
	vk_adapt_free(run.adapt);
	vk_weather_free(run.weather);
	vk_record_free(run.record);
	vk_buf_free(&run.name);
	return status;
}
