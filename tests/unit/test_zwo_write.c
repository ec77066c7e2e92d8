/* SPDX-License-Identifier: MIT */
/* Single calls; whole files are in test_zwo.c. */
#include "../../lib/formats/zwo_write.h"

#include <criterion/criterion.h>
#include <string.h>

static struct vk__zwo_writer writer;
static struct vk__about about;
static struct vk__profile profile;
static vk_buf out;

static void
start(void)
{
	vk_buf_add_text(&about.name, "name");
}

static void
end(void)
{
	vk__zwo_writer_free(&writer);
	vk__about_free(&about);
	vk_buf_free(&out);
}

TestSuite(zwo_write, .init = start, .fini = end);

static void
writes(struct vk__segment *segment, size_t count, const char *workout)
{
	const char *at;

	vk_buf_clear(&out);
	profile.segment = segment;
	profile.count = count;
	cr_assert_eq(vk__zwo_writer_run(&writer, &about, &profile, &out),
	    VK_OK);
	at = strstr(vk_buf_text(&out), "<workout>");
	cr_assert_neq(at, NULL);
	cr_assert_str_eq(at, workout);
}

Test(zwo_write, elements)
{
	struct vk__segment all[] = {
		{ .kind = VK__RAMP, .role = VK__WARMUP, .seconds = 60,
		    .start = 0.5, .end = 0.75 },
		{ .kind = VK__STEADY, .seconds = 40, .start = 1.2, .pairs = 2,
		    .cadence = 100 },
		{ .kind = VK__STEADY, .seconds = 20, .start = 1 / 3.0,
		    .cadence = 80 },
		{ .kind = VK__STEADY, .seconds = 40, .start = 1.2 },
		{ .kind = VK__STEADY, .seconds = 20, .start = 0.5 },
		{ .kind = VK__FREE, .seconds = 7 },
	};

	writes(all, 6, "<workout>\n"
	    "\t\t<Warmup Duration=\"60\" PowerLow=\"0.5\" "
	    "PowerHigh=\"0.75\"/>\n"
	    "\t\t<IntervalsT Repeat=\"2\" OnDuration=\"40\" "
	    "OffDuration=\"20\" OnPower=\"1.2\" OffPower=\"0.3333\" "
	    "Cadence=\"100\" CadenceResting=\"80\"/>\n"
	    "\t\t<FreeRide Duration=\"7\"/>\n"
	    "\t</workout>\n</workout_file>\n");
	cr_assert_eq(writer.elements, 3);
}

Test(zwo_write, used_again)
{
	struct vk__segment one = { .kind = VK__FREE, .seconds = 7 };

	for (int i = 0; i < 3; i++) {
		writes(&one, 1, "<workout>\n\t\t<FreeRide Duration=\"7\"/>\n"
		    "\t</workout>\n</workout_file>\n");
		cr_assert_eq(writer.elements, 1);
	}
}
