/* SPDX-License-Identifier: MIT */
#include "score_steps.h"

static vk_record *rec;
static vk_score *score;
static vk_buf line;
static vk_judgement judged;

static void
begin(void)
{
	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_score_new(NULL, &score), VK_OK);
}

static void
end(void)
{
	vk_record_free(rec);
	vk_score_free(score);
	vk_buf_free(&line);
}

TestSuite(score, .init = begin, .fini = end);

static void
use(vk_score_options options)
{
	vk_score_free(score);
	score = NULL;
	cr_assert_eq(vk_score_new(&options, &score), VK_OK);
}

/* Judges the record in line, and gives its bytes. */
static const char *
judge_line(void)
{
	const char *json;
	size_t len;

	cr_assert_eq(vk_record_read(rec, line.data, line.len, NULL), VK_OK,
	    "%s", line.data);
	cr_assert_eq(vk_score_record(score, rec, &judged, NULL), VK_OK);
	vk_record_bytes(rec, &json, &len);
	vk_buf_clear(&line);
	vk_buf_add(&line, json, len);
	return vk_buf_text(&line);
}

/* The same for a record written with ' for ". */
static const char *
judge(const char *text)
{
	vk_buf_clear(&line);
	for (; *text != '\0'; text++)
		vk_buf_add_char(&line, *text == '\'' ? '"' : *text);
	return judge_line();
}

static vk_verdict
verdict_of(const char *text)
{
	(void)judge(text);
	return judged.verdict;
}

#define DOC(steps) "'workout_doc':{'steps':[" steps "]}"
#define EVIDENCE(e) "'vekta':{'lang':'fr','parse':{'evidence':{" e "}}}"
#define GOOD DOC(REPEAT("5", ON("180", "95") "," OFF("120")))

Test(score, a_clean_workout_is_accepted)
{
	cr_assert_eq(verdict_of("{" GOOD ","
	    EVIDENCE("'bytes':20,'read':20") "}"), VK_VERDICT_ACCEPT);
	cr_assert_geq(judged.confidence, 0.8);
	cr_assert_eq(judged.category, VK_CATEGORY_THRESHOLD);
	cr_assert_eq(judged.missing, 0);
	cr_assert_eq(judged.implausible, 0);
	cr_assert_eq(judged.load.seconds, 1500);
}

Test(score, what_is_written)
{
	static const char before[] =
	    "{\"a\" : 1, \"vekta\":{\"x\":[ ],\"score\":{\"confidence\":0.";
	const char *text = judge("{'a' : 1, 'vekta':{'x':[ ]}, 'tags':['b'],"
	    DOC(ON("3600", "50")) "}");

	cr_assert_eq(strncmp(text, before, sizeof before - 1), 0, "%s", text);
	text += sizeof before - 1;
	cr_assert_str_eq(text + strspn(text, "0123456789"), ",\"verdict\":\"accept\","
	    "\"action\":\"structural_parsing_complete\",\"missing\":[],"
	    "\"implausible\":[],\"reasons\":[],\"category\":\"recovery\"},"
	    "\"load\":{\"if\":0.5,\"tss\":25,\"kj\":null,\"np_pct\":50,"
	    "\"zones\":{\"z1\":3600,\"z2\":0,\"z3\":0,\"z4\":0,\"z5\":0,"
	    "\"z6\":0,\"z7\":0,\"unknown\":0},\"lower_bound\":false,"
	    "\"estimated\":false}}, \"tags\":[\"b\",\"recovery\"],"
	    "\"workout_doc\":{\"steps\":[{\"duration\":3600,\"power\":"
	    "{\"value\":50,\"units\":\"%ftp\"},\"intensity\":\"interval\"}]}}");
}

Test(score, twice_is_once)
{
	static const char *const records[] = { "{}", "{" GOOD "}",
		"{" GOOD ",'tags':[ ],'vekta':7}",
		"{" GOOD "," EVIDENCE("'unread_numbers':1") "}",
		"{" DOC("{'duration':60}") ",'tags':'x'}",
		"{'workout_doc':{'steps':[{'duration':-1}]}}" };

	for (size_t i = 0; i < sizeof records / sizeof records[0]; i++) {
		vk_buf once = { 0 };
		const char *text = judge(records[i]);

		vk_buf_add(&once, text, strlen(text));
		cr_expect_str_eq(judge_line(), vk_buf_text(&once));
		vk_buf_free(&once);
	}
}

Test(score, tags)
{
	cr_assert_not_null(strstr(judge("{" GOOD "}"),
	    "\"tags\":[\"threshold\"]"));
	cr_assert_not_null(strstr(judge("{" GOOD ",'tags':null}"),
	    "\"tags\":[\"threshold\"]"));
	cr_assert_not_null(strstr(judge("{'tags':[ 'threshold' ]," GOOD "}"),
	    "\"tags\":[ \"threshold\" ]"));
	cr_assert_not_null(strstr(judge("{'tags':'mine'," GOOD "}"),
	    "\"tags\":\"mine\""));
	cr_assert_null(strstr(judge("{" DOC("{'duration':60}") "}"),
	    "\"tags\""));
}

Test(score, rules_that_nothing_outvotes)
{
	static const char *const held[] = {
		"{" GOOD "," EVIDENCE("'unread_numbers':1") "}",
		"{" GOOD "," EVIDENCE("'off_domain':1") "}",
		"{" DOC(REPEAT("5", "{'duration':60}," OFF("60"))) "}",
		"{" DOC(ON("60", "95") ",{'duration':60}") "}",
		"{" DOC(ON("14400", "120")) "}",
		"{" DOC("") "}", "{}",
		"{" DOC("{'duration':'x'}") "}" };

	use((vk_score_options){ .accept = 0, .enrich = 0 });
	for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
		cr_expect_neq(verdict_of(held[i]), VK_VERDICT_ACCEPT, "%s",
		    held[i]);
}

Test(score, missing)
{
	cr_assert_eq(verdict_of("{}"), VK_VERDICT_REJECT);
	cr_assert_eq(judged.missing, VK_MISSING_STRUCTURE);
	cr_assert_eq(judged.confidence, 0);
	(void)judge("{" DOC("{'until_lap_press':true}") "}");
	cr_assert_eq(judged.missing,
	    VK_MISSING_DURATION | VK_MISSING_INTENSITY);
	(void)judge("{" DOC(REPEAT("5", ON("300", "112"))) "}");
	cr_assert_eq(judged.missing, VK_MISSING_RECOVERY);
	cr_assert_eq(judged.verdict, VK_VERDICT_ACCEPT);
}

Test(score, the_reason_is_in_the_language_of_the_text)
{
	cr_assert_not_null(strstr(judge("{'vekta':{'lang':'fr'},"
	    DOC("{'duration':60}") "}"), "Il manque l'intensité : ajoutez "
	    "« à 95 % » ou « Z4 »."));
	cr_assert_not_null(strstr(judge("{" DOC("{'duration':60}") "}"),
	    "The intensity is missing"));
	cr_assert_not_null(strstr(judge("{" DOC("{'duration':60}") "}"),
	    "\"missing\":[\"intensity\"]"));
}

Test(score, a_total_that_disagrees_is_told)
{
	const char *text = judge("{" GOOD ","
	    EVIDENCE("'stated_total':4500") "}");

	cr_assert_not_null(strstr(text, "1h15"));
	cr_assert_not_null(strstr(text, "25 min"));
	text = judge("{" GOOD "," EVIDENCE("'stated_total':3900") "}");
	cr_assert_not_null(strstr(text, "1h05"));
}

Test(score, implausible_unless_the_coach_is_trusted)
{
	const char *text = "{" DOC(ON("21600", "130")) "}";
	vk_score_options coach = VK_SCORE_OPTIONS;

	cr_assert_eq(verdict_of(text), VK_VERDICT_ENRICH);
	cr_assert_eq(judged.implausible,
	    VK_IMPLAUSIBLE_EFFORT | VK_IMPLAUSIBLE_TOTAL);
	cr_assert_not_null(strstr(judge(text),
	    "\"implausible\":[\"effort\",\"total\"]"));
	coach.coach = true;
	use(coach);
	cr_assert_eq(verdict_of(text), VK_VERDICT_ACCEPT);
	cr_assert_eq(judged.implausible, 0);
}

Test(score, off_domain_is_rejected)
{
	cr_assert_eq(verdict_of("{" GOOD "," EVIDENCE("'off_domain':1") "}"),
	    VK_VERDICT_REJECT);
}

Test(score, what_was_not_read_is_told)
{
	cr_assert_not_null(strstr(judge("{" GOOD ","
	    EVIDENCE("'unread_numbers':1") "}"), "Un nombre du texte"));
	cr_assert_not_null(strstr(judge("{" GOOD ","
	    EVIDENCE("'bytes':9,'read':1,'unread_words':4") "}"),
	    "Une partie du texte"));
	cr_assert_not_null(strstr(judge("{" DOC("{'duration':60}") ","
	    EVIDENCE("'doubts':['x','y']") "}"), "de plusieurs façons"));
}

Test(score, steps_that_cannot_be_read)
{
	vk_error err;

	(void)judge("{" DOC("{'duration':-1}") "}");
	cr_assert_eq(judged.verdict, VK_VERDICT_REJECT);
	cr_assert_eq(vk_score_record(score, rec, NULL, &err), VK_OK);
	cr_assert_neq(err.status, VK_OK);
	cr_assert_not_null(strstr(judge("{" DOC("{'duration':-1}") "}"),
	    "cannot be read"));
}

Test(score, thresholds)
{
	vk_score_options options = VK_SCORE_OPTIONS;

	options.accept = 1;
	use(options);
	cr_assert_eq(verdict_of("{" GOOD "}"), VK_VERDICT_ENRICH);
	options.enrich = 1;
	use(options);
	cr_assert_eq(verdict_of("{" GOOD "}"), VK_VERDICT_REJECT);
}

Test(score, thresholds_without_sense)
{
	static const double pairs[][2] = { { 0.3, 0.4 }, { 1.1, 0.4 },
		{ 0.8, -0.1 } };
	vk_score *other = NULL;

	for (size_t i = 0; i < 3; i++) {
		vk_score_options options = { .accept = pairs[i][0],
			.enrich = pairs[i][1] };

		cr_expect_eq(vk_score_new(&options, &other), VK_EVALUE);
		cr_expect_null(other);
	}
}

Test(score, features_on_request)
{
	vk_score_options options = VK_SCORE_OPTIONS;

	options.features = true;
	use(options);
	cr_assert_not_null(strstr(judge("{" GOOD "}"),
	    "\"features\":{\"no_evidence\":1,\"unread_share\":0,"));
}

Test(score, the_rider_gives_watts_a_meaning)
{
	vk_score_options options = VK_SCORE_OPTIONS;
	const char *text = "{" DOC("{'duration':3600,"
	    "'power':{'value':200,'units':'w'}}") "}";

	(void)judge(text);
	cr_assert_eq(judged.category, VK_CATEGORY_NONE);
	options.athlete.ftp = 250;
	use(options);
	cr_assert_not_null(strstr(judge(text), "\"kj\":720"));
	cr_assert_eq(judged.category, VK_CATEGORY_TEMPO);
}

Test(score, verdicts_read_back)
{
	for (int i = 0; i < VK_VERDICT_COUNT; i++) {
		const char *text = vk_verdict_text((vk_verdict)i);
		vk_verdict verdict = VK_VERDICT_COUNT;

		cr_assert_eq(vk_verdict_read(text, strlen(text), &verdict),
		    VK_OK);
		cr_assert_eq(verdict, i);
	}
	cr_assert_str_eq(vk_verdict_text((vk_verdict)9), "");
	cr_assert_eq(vk_verdict_read("no", 2, NULL), VK_ABSENT);
	vk_score_free(NULL);
}
