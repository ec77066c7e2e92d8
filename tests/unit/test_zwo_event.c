/* SPDX-License-Identifier: MIT */
/* Text events of Zwift files become cues. */
#include "import_file.h"

TestSuite(zwo_event, .init = import_begin, .fini = import_end);

static vk_status
read_events(const char *events, bool lenient)
{
	vk_buf file = { 0 };
	vk_status status;

	vk_buf_add_text(&file, "<workout_file><workout>"
	    "<SteadyState Duration='360' Power='1'>");
	vk_buf_add_text(&file, events);
	vk_buf_add_text(&file, "</SteadyState></workout></workout_file>");
	status = import_bytes(file.data, file.len, lenient);
	vk_buf_free(&file);
	return status;
}

static void
both(const char *events, const char *cue, const char *notes)
{
	int lenient;

	for (lenient = 0; lenient < 2; lenient++) {
		cr_expect_eq(read_events(events, lenient), VK_OK, "%s: %s",
		    events, import_fault());
		cr_expect_str_eq(import_shown() + strlen("6m@100"), cue,
		    "%s\nis %s", events, shown.data);
		cr_expect_str_eq(import_notes(), notes, "%s\nsays %s", events,
		    notes_shown.data);
	}
}

static void
lenient(const char *events, const char *fault, const char *cue,
    const char *notes)
{
	cr_expect_eq(read_events(events, false), VK_EVALUE, "%s", events);
	cr_expect_str_eq(import_fault(), fault, "%s: %s", events, shown.data);
	cr_expect_eq(read_events(events, true), VK_OK, "%s: %s", events,
	    import_fault());
	cr_expect_str_eq(import_shown() + strlen("6m@100"), cue, "%s\nis %s",
	    events, shown.data);
	cr_expect_str_eq(import_notes(), notes, "%s\nsays %s", events,
	    notes_shown.data);
}

#define TIMED "|cues inside of steps stand in their text, with their time"

Test(zwo_event, cues)
{
	both("<textevent timeoffset='0' message='Allez &amp; &quot;hop&quot;'/>",
	    "\"Allez & \"hop\"\"", "");
	both("<textevent timeoffset='0' message='&amp;#38; &#38;lt;'/>",
	    "\"&#38; &lt;\"", "");
	both("<textevent timeoffset='0' message='a'/>"
	    "<textevent timeoffset='0' message='b'/>", "\"a · b\"", "");
	both("<textevent timeoffset='0' message=' '/>", "", "");
	both("<textevent timeoffset='0' message='a&#10;b'/>", "\"a b\"", "");
	both("<textevent timeoffset='65' message='b'/>"
	    "<textevent timeoffset='0' message='a'/>",
	    "\"a · [1:05] b\"", TIMED);
}

/* Zwift's own files have offsets past the end, and in any order. */
Test(zwo_event, offsets)
{
	both("<textevent timeoffset='360' message='b'/>", "\"[6:00] b\"",
	    "|a text event at 360 s lies outside its step" TIMED);
	both("<textevent timeoffset='20' message='c'/>"
	    "<textevent timeoffset='10' message='a'/>"
	    "<textevent timeoffset='10' message='b'/>",
	    "\"[0:10] a · [0:10] b · [0:20] c\"", TIMED);
	both("<textevent timeoffset='-1' message='a'/>", "\"a\"",
	    "|a text event at -1 s lies outside its step");
	lenient("<textevent message='a'/>", "1: textevent has no timeoffset",
	    "\"a\"", "|textevent without a time: at the beginning");
	lenient("<textevent timeoffset='0'/>", "1: textevent has no message",
	    "", "");
	lenient("<TextEvent TimeOffset='0' message='a'/>",
	    "1: the element TextEvent is not known (--lenient keeps it)",
	    "\"a\"", "|TextEvent is read as textevent"
	    "|TimeOffset is read as timeoffset");
	lenient("<TextNotification timeOffset='0' message='a'/>",
	    "1: the element TextNotification is not known (--lenient keeps "
	    "it)", "\"a\"", "|TextNotification is read as textevent"
	    "|timeOffset is read as timeoffset");
	cr_expect_eq(read_events("<textevent timeoffset='x' message='a'/>",
	    true), VK_EVALUE);
	cr_expect_str_eq(import_fault(),
	    "1: textevent: timeoffset is not a number");
}

/* What the cue does not say is kept. */
Test(zwo_event, kept)
{
	both("<textevent timeoffset='0' message='a' duration='10' y='240' "
	    "textscale='1' locIndex='2'/><gameplayevent type='GPE_X'/>",
	    "\"a\"", "");
	cr_expect_str_eq(import_member("vekta.source"),
	    "{\"format\":\"zwo\",\"file\":\"a.zwo\",\"other\":{\"elements\":["
	    "{\"step\":1,\"element\":\"textevent\",\"timeoffset\":\"0\","
	    "\"message\":\"a\",\"duration\":\"10\",\"y\":\"240\","
	    "\"textscale\":\"1\",\"locIndex\":\"2\"},{\"step\":1,\"element\":"
	    "\"gameplayevent\",\"type\":\"GPE_X\"}]}}");
	both("<textevent timeoffset='0' distoffset='500' message='a'/>",
	    "\"a\"", "|textevent: distoffset is kept, not used");
	lenient("<textevent timeoffset='0' mood='bad' message='a'/>",
	    "1: textevent: the attribute mood is not known (--lenient keeps "
	    "it)", "\"a\"", "|textevent: mood is kept, not used");
	lenient("<smoke/>",
	    "1: the element smoke is not known (--lenient keeps it)", "",
	    "|smoke is kept, it is no step");
}

static vk_status
read_workout(const char *workout)
{
	vk_buf file = { 0 };
	vk_status status;

	vk_buf_add_text(&file, "<workout_file><workout>");
	vk_buf_add_text(&file, workout);
	vk_buf_add_text(&file, "</workout></workout_file>");
	status = import_bytes(file.data, file.len, true);
	vk_buf_free(&file);
	return status;
}

/* In intervals the time runs from the beginning of the first. */
Test(zwo_event, of_intervals)
{
	const vk_workout *w;

	cr_assert_eq(read_workout("<IntervalsT Repeat='7' OnDuration='120' "
	    "OffDuration='60' OnPower='1' OffPower='0.5'>"
	    "<textevent timeoffset='0' message='a'/>"
	    "<textevent timeoffset='734' message='b'/></IntervalsT>"), VK_OK);
	w = vk_import_workout(importer);
	cr_expect_eq(w->node[1].reps, 7);
	cr_expect_eq(w->node[1].text_len, strlen("a · [12:14] b"));
	cr_expect_arr_eq(w->text.data + w->node[1].text, "a · [12:14] b",
	    w->node[1].text_len);
	cr_expect_str_eq(import_notes(), TIMED);
}

/* Between the steps, and in elements that are none, events go nowhere. */
Test(zwo_event, outside)
{
	cr_assert_eq(read_workout("<textevent timeoffset='0' message='a'/>"
	    "<RestDay><textevent timeoffset='0' message='b'/></RestDay>"
	    "<MaxEffort Duration='5'/>"), VK_OK);
	cr_expect_str_eq(import_shown(), "5s@max");
	cr_expect_str_eq(import_notes(), "|textevent is kept, it is no step"
	    "|RestDay is kept, it is no step");
}

Test(zwo_event, limits)
{
	vk_buf events = { 0 };
	int i;

	for (i = 0; i < 1001; i++)
		vk_buf_add_text(&events,
		    i % 2 ? "<textevent timeoffset='0' message='a'/>" :
		    "<textevent timeoffset='9' message='b'/>");
	cr_expect_eq(read_events(vk_buf_text(&events), true), VK_ELIMIT);
	cr_expect_str_eq(import_fault(),
	    "1: more than 1000 text events in a step");
	vk_buf_free(&events);
}
