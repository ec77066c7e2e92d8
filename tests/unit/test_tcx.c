/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/tcx.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "pieces.h"

enum { ACTIVITIES = 3 };

static vk_buf file;
static size_t chunk;
static struct vk__recording got[ACTIVITIES];
static size_t count;
static vk_error err;

static void
begin(void)
{
	memset(&err, 0, sizeof err);
	count = 0;
	chunk = 4000;
}

static void
end(void)
{
	vk_buf_free(&file);
}

TestSuite(tcx, .init = begin, .fini = end);

static void
put(const char *text)
{
	vk_buf_add_text(&file, text);
}

static void
put_head(void)
{
	put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<TrainingCenterDatabase xmlns=\"http://www.garmin.com/"
	    "xmlschemas/TrainingCenterDatabase/v2\" xmlns:ns3=\"http://www."
	    "garmin.com/xmlschemas/ActivityExtension/v2\">\n<Activities>\n");
}

static void
put_foot(void)
{
	put("</Activities>\n<Author><Name>Connect</Name></Author>\n"
	    "</TrainingCenterDatabase>\n");
}

static void
put_points(int from, int to, int watts)
{
	char text[400];

	put("<Track>");
	for (int i = from; i < to; i++) {
		snprintf(text, sizeof text, "<Trackpoint>\n"
		    "<Time>2026-03-03T07:%02d:%02d.000Z</Time>"
		    "<DistanceMeters>%d.0</DistanceMeters>"
		    "<HeartRateBpm><Value>%d</Value></HeartRateBpm>"
		    "<Cadence>85</Cadence><Extensions><ns3:TPX>"
		    "<ns3:Watts> %d </ns3:Watts></ns3:TPX></Extensions>"
		    "</Trackpoint>", i / 60, i % 60, i * 8, 130, watts);
		put(text);
	}
	put("</Track>");
}

static void
put_ride(void)
{
	put("<Activity Sport=\"Biking\"><Id>2026-03-03T07:00:00.000Z</Id>"
	    "<Lap StartTime=\"2026-03-03T07:00:00.000Z\">"
	    "<TotalTimeSeconds>600.0</TotalTimeSeconds>"
	    "<DistanceMeters>4800</DistanceMeters>"
	    "<MaximumSpeed>12.5</MaximumSpeed><Calories>100</Calories>"
	    "<AverageHeartRateBpm><Value>130</Value></AverageHeartRateBpm>"
	    "<MaximumHeartRateBpm><Value>150</Value></MaximumHeartRateBpm>"
	    "<Intensity>Active</Intensity>");
	put_points(0, 600, 200);
	put("<Extensions><ns3:LX><ns3:AvgSpeed>8.1</ns3:AvgSpeed>"
	    "<ns3:AvgWatts>201</ns3:AvgWatts>"
	    "<ns3:MaxWatts>444</ns3:MaxWatts></ns3:LX></Extensions></Lap>"
	    "<Lap StartTime=\"2026-03-03T07:10:00.000Z\">"
	    "<TotalTimeSeconds>300</TotalTimeSeconds>"
	    "<DistanceMeters>2400</DistanceMeters><Calories>50</Calories>"
	    "<AverageHeartRateBpm><Value>160</Value></AverageHeartRateBpm>");
	put_points(600, 900, 300);
	put("<Extensions><ns3:LX><ns3:AvgWatts>300</ns3:AvgWatts></ns3:LX>"
	    "</Extensions></Lap></Activity>");
}

static vk_status
keep(void *ctx, const struct vk__recording *r)
{
	(void)ctx;
	cr_assert_lt(count, ACTIVITIES);
	got[count++] = *r;
	return VK_OK;
}

static vk_status
read_file(void)
{
	struct pieces pieces = { file.data, file.len, chunk };

	return vk__tcx_read(give_piece, &pieces, keep, NULL, &err);
}

Test(tcx, a_ride)
{
	static const size_t chunks[] = { 4000, 1, 17 };

	put_head();
	put_ride();
	put_foot();
	for (size_t i = 0; i < 3; i++) {
		begin();
		chunk = chunks[i];
		cr_assert_eq(read_file(), VK_OK, "%s", err.code);
		cr_assert_eq(count, 1);
		cr_expect_eq(got[0].start, 1772521200);
		cr_expect_str_eq(got[0].type, "cycling");
		cr_expect_float_eq(got[0].timer, 900, 0);
		cr_expect_float_eq(got[0].elapsed, 899, 0);
		cr_expect_float_eq(got[0].distance, 7200, 0);
		cr_expect_float_eq(got[0].calories, 150, 0);
		cr_expect_float_eq(got[0].max_speed, 12.5, 0);
		cr_expect_float_eq(got[0].mean_pulse, 140, 1e-9);
		cr_expect_float_eq(got[0].max_pulse, 150, 0);
		cr_expect_float_eq(got[0].mean_watts, 234, 1e-9);
		cr_expect_float_eq(got[0].max_watts, 444, 0);
		cr_expect_float_eq(got[0].mean_cadence, 85, 0);
		cr_expect_float_eq(got[0].curve[vk_mean_max_index(300)], 300, 1e-9);
		cr_expect_eq(got[0].samples, 900);
		cr_expect(!got[0].zoned);
	}
}

/* No extensions, no samples: the laps are what there is. */
Test(tcx, laps_only)
{
	put_head();
	put("<Activity Sport=\"Running\"><Id>2026-03-03T09:00:00+02:00</Id>"
	    "<Lap StartTime=\"2026-03-03T09:00:00+02:00\">"
	    "<TotalTimeSeconds>1800</TotalTimeSeconds>"
	    "<DistanceMeters>6000</DistanceMeters></Lap></Activity>"
	    "<Activity Sport=\"Other\"><Lap StartTime=\"2026-03-04T09:00:00Z\">"
	    "<TotalTimeSeconds>60</TotalTimeSeconds></Lap></Activity>");
	put_foot();
	cr_assert_eq(read_file(), VK_OK, "%s", err.code);
	cr_assert_eq(count, 2);
	cr_expect_str_eq(got[0].type, "running");
	cr_expect_eq(got[0].start, 1772521200);
	cr_expect(got[0].zoned);
	cr_expect_eq(got[0].offset, 7200);
	cr_expect_float_eq(got[0].elapsed, 1800, 0);
	cr_expect(isnan(got[0].mean_pulse) && isnan(got[0].np));
	cr_expect_float_eq(got[0].mean_speed, 6000.0 / 1800, 1e-12);
	cr_expect_str_eq(got[1].type, "other");
	cr_expect(!got[1].zoned);
}

/* Values that are none are passed over, in laps and points. */
Test(tcx, odd_values)
{
	put_head();
	put("<Activity Sport=\"Biking\"><Id>2026-03-03T07:00:00Z</Id>"
	    "<Lap><TotalTimeSeconds>-5</TotalTimeSeconds>"
	    "<Calories>many</Calories><DistanceMeters>1e9</DistanceMeters>"
	    "<MaximumSpeed>00000000000000000000000000000000000000000000000000"
	    "00000000000000000000000000000009</MaximumSpeed><Track>"
	    "<Trackpoint><Time>yesterday</Time></Trackpoint>"
	    "<Trackpoint><Time>2026-03-03T07:00:00Z</Time><HeartRateBpm>"
	    "<Value>300</Value></HeartRateBpm></Trackpoint>"
	    "</Track></Lap></Activity>");
	put_foot();
	cr_assert_eq(read_file(), VK_OK, "%s", err.code);
	cr_expect(isnan(got[0].timer) && isnan(got[0].calories));
	cr_expect(isnan(got[0].distance) && isnan(got[0].max_speed));
	cr_expect(isnan(got[0].mean_pulse));
}

Test(tcx, refused)
{
	static const struct {
		const char *text;
		vk_status status;
		const char *code;
	} rows[] = {
		{ "", VK_ESYNTAX, "xml-syntax" },
		{ "no xml", VK_ESYNTAX, "xml-syntax" },
		{ "<a><b></a>", VK_ESYNTAX, "xml-syntax" },
		{ "<a/>", VK_EVALUE, "tcx-no-activity" },
		{ "<a/><b/>", VK_ESYNTAX, "xml-syntax" },
		{ "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", VK_ESYNTAX,
		    "xml-doctype" },
		{ "<a>&x;</a>", VK_ESYNTAX, "xml-syntax" },
		{ "<Activity Sport=\"Biking\"></Activity>", VK_EVALUE,
		    "tcx-start" },
		{ "<a>\x01</a>", VK_ESYNTAX, "xml-syntax" }
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		begin();
		vk_buf_clear(&file);
		put(rows[i].text);
		cr_expect_eq(read_file(), rows[i].status, "%s", rows[i].text);
		cr_expect(err.code != NULL &&
		    strcmp(err.code, rows[i].code) == 0, "%s: %s",
		    rows[i].text, err.code);
		cr_expect_eq(count, 0);
	}
}

Test(tcx, deep)
{
	for (int i = 0; i < 200; i++)
		put("<Lap>");
	for (int i = 0; i < 200; i++)
		put("</Lap>");
	cr_expect_eq(read_file(), VK_EVALUE);
	/* libxml2 has a limit of its own. */
	begin();
	vk_buf_clear(&file);
	for (int i = 0; i < 10000; i++)
		put("<Lap>");
	cr_expect_eq(read_file(), VK_ESYNTAX);
}

Test(tcx, is)
{
	put_head();
	cr_expect(vk__tcx_is(file.data, file.len));
	cr_expect(!vk__tcx_is("<gpx>", 5));
	cr_expect(!vk__tcx_is(NULL, 0));
}
