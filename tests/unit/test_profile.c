/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/format.h"
#include "../../lib/formats/profile.h"

#include "formats_record.h"

static struct vk__profile profile;
static vk_export_options options;
static struct vk__notes found;
static struct vk__losses losses;
static unsigned says;
static vk_error err;

static void
start(void)
{
	memset(&profile, 0, sizeof profile);
	memset(&err, 0, sizeof err);
	vk_export_options_init(&options);
	says = VK__SAYS_FREE | VK__SAYS_CADENCE;
}

static void
end(void)
{
	vk__profile_free(&profile);
}

TestSuite(profile, .init = start, .fini = end);

static vk_status
build(const char *steps, const char *lang)
{
	vk_record *rec = steps_record(steps, "");
	vk_workout w = { 0 };
	struct vk__terms terms = { &w, &options, lang, says, &found, &losses };
	vk_status status;

	cr_assert_eq(vk_record_workout(rec, &w, &err), VK_OK, "%s", steps);
	vk__notes_clear(&found);
	vk__losses_clear(&losses);
	status = vk__profile_build(&profile, &terms, &err);
	vk_workout_free(&w);
	vk_record_free(rec);
	return status;
}

/* The profile as text: "180@0.95 120@0.5-0.6 60@free". */
static void
builds(const char *steps, const char *expected)
{
	vk_buf out = { 0 };

	cr_assert_eq(build(steps, "en"), VK_OK, "%s: %s", steps, err.format);
	for (size_t i = 0; i < profile.count; i++) {
		const struct vk__segment *s = &profile.segment[i];

		if (i > 0)
			vk_buf_add_char(&out, ' ');
		if (s->pairs > 0) {
			vk_buf_add_uint(&out, s->pairs);
			vk_buf_add_char(&out, '*');
		}
		vk_buf_add_uint(&out, s->seconds);
		vk_buf_add_char(&out, '@');
		if (s->kind == VK__FREE)
			vk_buf_add_text(&out, "free");
		else
			vk_buf_add_fixed(&out, s->start, 4);
		if (s->kind == VK__RAMP) {
			vk_buf_add_char(&out, '-');
			vk_buf_add_fixed(&out, s->end, 4);
		}
		if (s->cadence > 0) {
			vk_buf_add_char(&out, '#');
			vk_buf_add_uint(&out, s->cadence);
		}
		if (s->cue_len > 0) {
			vk_buf_add_char(&out, '"');
			vk_buf_add(&out, profile.text.data + s->cue,
			    s->cue_len);
			vk_buf_add_char(&out, '"');
		}
	}
	cr_assert_str_eq(vk_buf_text(&out), expected);
	vk_buf_free(&out);
}

static void
notes(const char *lang, const char *expected)
{
	vk_buf out = { 0 };

	vk__notes_write(&found, lang, "", &out);
	cr_assert_str_eq(vk_buf_text(&out) != NULL ? out.data : "", expected);
	vk_buf_free(&out);
}

static void
refuses(const char *steps, vk_status status, const char *code)
{
	cr_assert_eq(build(steps, "en"), status, "%s", steps);
	cr_assert_str_eq(err.code, code);
}

#define FTP(value) "'power':{'value':" #value ",'units':'%ftp'}"
#define POWER(value, unit) "'power':{'value':" #value ",'units':'" unit "'}"
#define RANGE(a, b, unit) \
	"'power':{'start':" #a ",'end':" #b ",'units':'" unit "'}"

Test(profile, steady)
{
	builds("{'duration':180," FTP(95) "}", "180@0.95");
	cr_assert_eq(profile.seconds, 180);
	notes("en", "");
}

Test(profile, ranges_take_their_middle)
{
	builds("{'duration':60," RANGE(88, 93, "%ftp") "}", "60@0.905");
	notes("en", "88–93 % FTP is played at 90.5 % FTP\n");
	notes("fr", "88–93 % FTP joué à 90,5 % FTP\n");
}

Test(profile, ramps_keep_their_direction)
{
	builds("{'duration':600,'ramp':true," RANGE(50, 75, "%ftp") "},"
	    "{'duration':600,'ramp':true," RANGE(75, 50, "%ftp") "},"
	    "{'duration':60,'ramp':true," RANGE(60, 60, "%ftp") "}",
	    "600@0.5-0.75 600@0.75-0.5 60@0.6");
	notes("en", "");
}

Test(profile, symbolic_targets)
{
	options.athlete.ftp = 250;
	options.athlete.weight = 70;
	builds("{'duration':1," POWER(4, "power_zone") "},"
	    "{'duration':2," POWER(100, "%pma") "},"
	    "{'duration':3," POWER(200, "w") "},"
	    "{'duration':4," POWER(3, "w/kg") "}",
	    "1@0.98 2@1.25 3@0.8 4@0.84");
	notes("en", "Z4 is played at 98 % FTP\n"
	    "100 % PMA is played at 125 % FTP\n"
	    "FTP is 0.8 of PMA\n"
	    "200 W is played at 80 % FTP\n"
	    "FTP: 250 W\n"
	    "3 W/kg is played at 84 % FTP\n"
	    "weight: 70 kg\n");
}

Test(profile, watts_want_an_ftp)
{
	refuses("{'duration':3," POWER(200, "w") "}", VK_EUNABLE,
	    "export-ftp");
	refuses("{'duration':3," POWER(3, "w/kg") "}", VK_EUNABLE,
	    "export-weight");
	options.athlete.weight = 70;
	refuses("{'duration':3," POWER(3, "w/kg") "}", VK_EUNABLE,
	    "export-ftp");
}

Test(profile, powers_that_are_none)
{
	refuses("{'duration':3," FTP(0.95) "}", VK_EVALUE, "export-power");
	builds("{'duration':3," FTP(0) "}", "3@0");
	refuses("{'duration':3," FTP(2001) "}", VK_EVALUE, "export-power");
	refuses("{'duration':3," POWER(9, "power_zone") "}", VK_EVALUE,
	    "export-power");
	builds("{'duration':3," FTP(1) "},{'duration':3," FTP(2000) "}",
	    "3@0.01 3@20");
}

Test(profile, recovery_warmup_and_cooldown_have_defaults)
{
	builds("{'duration':900,'warmup':true},"
	    "{'duration':60,'intensity':'recovery'},"
	    "{'duration':60,'intensity':'rest'},"
	    "{'duration':600,'intensity':'cooldown'}",
	    "900@0.45-0.65 60@0.5 60@0.5 600@0.65-0.45");
	notes("en", "warm-up without a target: 45→65 % FTP\n"
	    "recovery without a target: 50 % FTP\n"
	    "cool-down without a target: 65→45 % FTP\n");
}

Test(profile, defaults_can_be_free)
{
	options.recovery = 0;
	options.warmup[0] = options.warmup[1] = 0;
	options.cooldown[0] = options.cooldown[1] = 40;
	builds("{'duration':900,'warmup':true},"
	    "{'duration':60,'intensity':'recovery'},"
	    "{'duration':600,'cooldown':true}",
	    "900@free 60@free 600@0.4");
}

Test(profile, an_effort_without_target_gets_no_number)
{
	builds("{'duration':60,'intensity':'interval'},"
	    "{'duration':60},{'duration':60,'ramp':true},"
	    "{'duration':60,'freeride':true," FTP(90) "}",
	    "60@free 60@free 60@free 60@free");
	notes("en", "no power target: free ride\n");
}

Test(profile, all_out_is_free_with_a_cue)
{
	builds("{'duration':20,'maxeffort':true},"
	    "{'duration':20,'maxeffort':true,'text':'sprint'},"
	    "{'duration':20,'maxeffort':true," FTP(200) "}",
	    "20@free\"all out\" 20@free\"sprint · all out\" "
	    "20@2\"all out\"");
	notes("fr", "à fond : roulage libre avec consigne\n");
}

Test(profile, felt_targets_are_said)
{
	builds("{'duration':60,'hr':{'start':140,'end':150,'units':'bpm'}},"
	    "{'duration':60,'rpe':{'value':8,'units':'rpe'}},"
	    "{'duration':60,'intensity':'recovery',"
	    "'hr':{'value':70,'units':'%hr'}},"
	    "{'duration':60,'hr':{'value':90,'units':'%lthr'}," FTP(90) "}",
	    "60@free\"heart rate 140–150 bpm\" 60@free\"RPE 8/10\" "
	    "60@free\"heart rate 70 % max\" "
	    "60@0.9\"heart rate 90 % LTHR\"");
	cr_assert_eq(found.count, 3);
}

Test(profile, cadence)
{
	builds("{'duration':60,'cadence':{'value':90,'units':'rpm'},"
	    FTP(80) "},"
	    "{'duration':60,'cadence':{'start':95,'end':105,'units':'rpm'}}",
	    "60@0.8#90 60@free#100");
	notes("en", "no power target: free ride\n"
	    "cadence 95–105 rpm: 100 rpm\n");
	refuses("{'duration':60,'cadence':{'value':400,'units':'rpm'}}",
	    VK_EVALUE, "export-cadence");
}

Test(profile, open_steps)
{
	refuses("{'until_lap_press':true," FTP(50) "}", VK_EUNABLE,
	    "export-open");
	builds("{'until_lap_press':true,'duration':90," FTP(50) "}",
	    "90@0.5");
	options.open_seconds = 300;
	builds("{'until_lap_press':true," FTP(50) "}", "300@0.5");
	notes("en", "step without a fixed length: 5 min\n");
	options.open_seconds = 86401;
	refuses("{'until_lap_press':true," FTP(50) "}", VK_EVALUE,
	    "export-length");
}

Test(profile, distances)
{
	refuses("{'distance':500," FTP(50) "}", VK_EUNABLE,
	    "export-distance");
	options.speed = 30;
	builds("{'distance':500," FTP(50) "}", "60@0.5");
	notes("en", "500 m taken as 1 min\ndistances ridden at 30 km/h\n");
	options.speed = 0.001;
	refuses("{'distance':500," FTP(50) "}", VK_EVALUE,
	    "export-distance");
}

Test(profile, pairs)
{
	builds("{'reps':3,'steps':[{'duration':40," FTP(120) "},"
	    "{'duration':20,'intensity':'recovery'}]}",
	    "3*40@1.2 20@0.5 40@1.2 20@0.5 40@1.2 20@0.5");
	builds("{'reps':2,'steps':[{'reps':2,'steps':[{'duration':40,"
	    FTP(120) "},{'duration':20," FTP(50) "}]},{'duration':60,"
	    FTP(40) "}]}",
	    "2*40@1.2 20@0.5 40@1.2 20@0.5 60@0.4 "
	    "2*40@1.2 20@0.5 40@1.2 20@0.5 60@0.4");
}

Test(profile, no_pairs)
{
	builds("{'reps':1,'steps':[{'duration':4," FTP(120) "},"
	    "{'duration':2," FTP(50) "}]}", "4@1.2 2@0.5");
	builds("{'reps':2,'steps':[{'duration':4," FTP(120) "}]}",
	    "4@1.2 4@1.2");
	builds("{'reps':2,'steps':[{'duration':4,'maxeffort':true},"
	    "{'duration':2," FTP(50) "}]}",
	    "4@free\"all out\" 2@0.5 4@free\"all out\" 2@0.5");
	builds("{'reps':2,'steps':[{'duration':4,'cadence':"
	    "{'value':60,'units':'rpm'}," FTP(90) "},"
	    "{'duration':2," FTP(50) "}]}",
	    "4@0.9#60 2@0.5 4@0.9#60 2@0.5");
	builds("{'reps':2,'steps':[{'duration':4,'text':'go'," FTP(90) "},"
	    "{'duration':2," FTP(50) "}]}",
	    "4@0.9\"go\" 2@0.5 4@0.9\"go\" 2@0.5");
}

Test(profile, the_cue_of_a_group_is_said_once)
{
	builds("{'text':'set','reps':2,'steps':[{'text':'go','duration':4,"
	    FTP(90) "}]}", "4@0.9\"set · go\" 4@0.9\"go\"");
	builds("{'text':'out','reps':2,'steps':[{'text':'in','reps':2,"
	    "'steps':[{'duration':4," FTP(90) "},{'duration':2," FTP(50)
	    "}]}]}",
	    "2*4@0.9\"out · in\" 2@0.5 4@0.9 2@0.5 "
	    "2*4@0.9 2@0.5 4@0.9 2@0.5");
}

Test(profile, nothing_to_do)
{
	refuses("", VK_ABSENT, "export-empty");
}

Test(profile, reused)
{
	builds("{'duration':900,'warmup':true,'text':'a'}",
	    "900@0.45-0.65\"a\"");
	builds("{'duration':60," FTP(90) "}", "60@0.9");
	notes("en", "");
	cr_assert_eq(profile.seconds, 60);
}

/* What is said later in a group stands among what its steps say, by time. */
Test(profile, sayings_are_in_their_order)
{

	cr_assert_eq(build("{'reps':2,'text':'go · [5:00] hop','steps':["
	    "{'duration':180,'text':'a'," FTP(90) "},{'duration':180,"
	    "'text':'b'," FTP(50) "}]}", "en"), VK_OK);
	cr_assert_eq(profile.said_count, 5, "%zu", profile.said_count);
	for (size_t i = 1; i < profile.said_count; i++)
		cr_expect(profile.said[i - 1].at <= profile.said[i].at);
	cr_expect_eq(profile.said[2].at, 300);
}

/* A group that is done once, and holds nothing else, is what it holds. */
Test(profile, nothing_to_pair)
{
	builds("{'reps':3,'steps':[{'duration':4," FTP(90) "}]}",
	    "4@0.9 4@0.9 4@0.9");
	builds("{'reps':2,'steps':[{'reps':2,'steps':[{'duration':4," FTP(90)
	    "}]}]}", "4@0.9 4@0.9 4@0.9 4@0.9");
}
