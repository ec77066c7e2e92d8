/* SPDX-License-Identifier: MIT */
#include "../../lib/athlete/units.h"

#include "made_db.h"

TestSuite(units, .init = begin_db, .fini = end_db);

static vk_units
find(vk_family family)
{
	struct vk__store *store;
	vk_units units;

	make_db("CREATE TABLE IF NOT EXISTS t (a)");
	cr_assert_eq(vk__store_open(made_path, VK__STORE_READ, 0, &store,
	    NULL), VK_OK);
	cr_assert_eq(vk__units_find(store, family, 0, &units, NULL), VK_OK);
	vk__store_close(store);
	return units;
}

#define ATTRIBUTES "CREATE TABLE attributes (timestamp, key, value);" \
	"INSERT INTO attributes VALUES (0, 'x', 'statute');" \
	"INSERT INTO attributes VALUES (0, 'measurement_system', "

Test(units, most_are_metric)
{
	cr_expect_eq(find(VK_FAMILY_VEKTA), VK_UNITS_METRIC);
	cr_expect_eq(find(VK_FAMILY_HEALTH_DATA), VK_UNITS_METRIC);
	cr_expect_eq(find(VK_FAMILY_CSV), VK_UNITS_UNKNOWN);
}

Test(units, the_file_beside)
{
	cr_expect_eq(find(VK_FAMILY_GARMINDB), VK_UNITS_UNKNOWN);
	make_file("garmin.db", "CREATE TABLE other (a)");
	cr_expect_eq(find(VK_FAMILY_GARMINDB), VK_UNITS_UNKNOWN);
	make_file("garmin.db", ATTRIBUTES "'metric')");
	cr_expect_eq(find(VK_FAMILY_GARMINDB), VK_UNITS_METRIC);
	make_file("garmin.db", "UPDATE attributes SET value = "
	    "'DisplayMeasure.statute' WHERE key <> 'x'");
	cr_expect_eq(find(VK_FAMILY_GARMINDB), VK_UNITS_STATUTE);
	make_file("garmin.db", "UPDATE attributes SET value = 'furlongs'");
	cr_expect_eq(find(VK_FAMILY_GARMINDB), VK_UNITS_UNKNOWN);
}
