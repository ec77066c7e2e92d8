/* SPDX-License-Identifier: MIT */
/* What files show about themselves. */
#include <history/infer.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct vk__layouts layouts;
static struct vk__layout layout;
static struct vk__sports sports;
static struct vk__infer infer;
static struct vk__format format;
static vk_status units; /* of their decision */

/* Goes over a table as an import does; the status of the decision. */
static vk_status
look(const char *text, const struct vk__forced *forced, vk_error *err)
{
	static const struct vk__forced free_choice;
	struct vk__csv *csv;
	struct vk__csv_row row;
	vk_status status = VK_OK;

	vk__layouts_read(&layouts);
	vk__sports_read(&sports);
	memset(&infer, 0, sizeof infer);
	forced = forced != NULL ? forced : &free_choice;
	cr_assert_eq(vk__csv_new(&csv), VK_OK);
	for (int pass = 0; pass < 2 && status == VK_OK; pass++) {
		vk__csv_open(csv, text, strlen(text), -1, 0);
		cr_assert_eq(vk__csv_next(csv, &row, NULL), VK_OK);
		cr_assert_eq(vk__layout_find(&layouts, &row, &layout), VK_OK);
		while (vk__csv_next(csv, &row, NULL) == VK_OK) {
			if (pass == 0)
				vk__infer_forms(&infer, &layout, &row);
			else
				vk__infer_sizes(&infer, &layout, &format,
				    &sports, &row);
		}
		if (pass == 0)
			status = vk__infer_decide(&infer, forced, &format,
			    err);
	}
	if (status == VK_OK)
		units = vk__infer_units(&infer, &layout, forced, &format,
		    err);
	vk__csv_free(csv);
	return status;
}

#define HEAD "Activity Type,Date,Title,Distance,Calories,Time,Avg Run Cadence," \
    "Avg Stride Length,Max Temp,Elapsed Time\n"
#define DAY "2026-03-01 07:00:00"

Test(infer, decimal_signs)
{
	vk_error err = { 0 };

	cr_expect_eq(look(HEAD "Running," DAY ",a,\"5.81\",\"1,234\"", NULL,
	    &err), VK_OK);
	cr_expect_eq(format.decimal, '.');
	cr_expect_eq(format.decimal_basis, VK__BASIS_EVIDENCE);
	cr_expect_eq(format.decimal_cells, 1);
	cr_expect_eq(look(HEAD "Running," DAY ",a,\"5,81\",\"1.234\"", NULL,
	    &err), VK_OK);
	cr_expect_eq(format.decimal, ',');
	/* Groups of three only. */
	cr_expect_eq(look(HEAD "Running," DAY ",a,5,\"1.234\"", NULL, &err),
	    VK_OK);
	cr_expect_eq(format.decimal, ',');
	cr_expect_eq(look(HEAD "Running," DAY ",a,5,\"1,234\"", NULL, &err),
	    VK_OK);
	cr_expect_eq(format.decimal, '.');
	/* Nothing at all. */
	cr_expect_eq(look(HEAD "Running," DAY ",a,5,600", NULL, &err), VK_OK);
	cr_expect_eq(format.decimal, '.');
	cr_expect_eq(format.decimal_basis, VK__BASIS_NONE);
	cr_expect_eq(look(HEAD "Running," DAY ",a,\"5.81\",\"5,8\"", NULL,
	    &err), VK_EVALUE);
	cr_expect_str_eq(err.code, "decimal-mixed");
	/* Titles and dates are no numbers. */
	cr_expect_eq(look(HEAD "Running,2026-03-01,\"5,81\",\"5.81\"", NULL,
	    &err), VK_OK);
	cr_expect_eq(format.decimal, '.');
}

Test(infer, what_is_forced_needs_no_evidence)
{
	struct vk__forced forced = { ',', 's', VK__ORDER_MDY };
	vk_error err;

	cr_expect_eq(look(HEAD "Running,1/2/2020 7:00,a,\"5.81\",\"5,8\"",
	    &forced, &err), VK_OK);
	cr_expect_eq(format.decimal, ',');
	cr_expect_eq(format.decimal_basis, VK__BASIS_FORCED);
	cr_expect(format.statute);
	cr_expect_eq(format.unit_basis, VK__BASIS_FORCED);
	cr_expect_eq(format.order, VK__ORDER_MDY);
}

Test(infer, units_from_strides)
{
	struct vk__forced metric = { .units = 'm' };
	vk_error err;

	cr_expect_eq(look(HEAD
	    "Running," DAY ",a,10.00,600,00:50:00,172,1.16,20.0,--\n"
	    "Running," DAY ",a,8.10,600,00:41:00,171,1.15,20.0,--\n", NULL,
	    &err), VK_OK);
	cr_expect_not(format.statute);
	cr_expect_eq(format.unit_basis, VK__BASIS_EVIDENCE);
	cr_expect_eq(format.unit_rows, 2);
	cr_expect(fabs(format.unit_ratio - 0.996) < 0.002, "%g",
	    format.unit_ratio);
	cr_expect_eq(look(HEAD
	    "Running," DAY ",a,6.21,600,00:50:12,172,1.16,51.0,--\n"
	    "Running," DAY ",a,3.11,600,00:25:00,171,1.17,51.0,--\n", NULL,
	    &err), VK_OK);
	cr_expect(format.statute);
	cr_expect(fabs(format.unit_ratio - 1.61) < 0.01, "%g",
	    format.unit_ratio);
	/* One run is no evidence, nor are rides. */
	cr_expect_eq(look(HEAD
	    "Running," DAY ",a,6.21,600,00:50:12,172,1.16,11.0,--\n"
	    "Cycling," DAY ",a,6.21,600,00:50:12,172,1.16,11.0,--\n", NULL,
	    &err), VK_OK);
	cr_expect_eq(units, VK_EVALUE);
	cr_expect_str_eq(err.code, "units-unknown");
	/* Said, they are believed, and a doubt is kept. */
	cr_expect_eq(look(HEAD
	    "Running," DAY ",a,6.21,600,00:50:12,172,1.16,11.0,--\n"
	    "Running," DAY ",a,3.11,600,00:25:00,171,1.17,51.0,--\n", &metric,
	    &err), VK_OK);
	cr_expect_eq(units, VK_OK);
	cr_expect_not(format.statute);
	cr_expect(format.unit_doubt);
}

Test(infer, units_of_other_languages_are_metric)
{
	vk_error err;

	cr_expect_eq(look("Type d'activité,Date,Titre,Distance,Durée\n"
	    "Vélo," DAY ",a,6.21,00:50:12\n", NULL, &err), VK_OK);
	cr_expect_eq(units, VK_OK);
	cr_expect_not(format.statute);
	cr_expect_eq(format.unit_basis, VK__BASIS_ASSUMED);
}

Test(infer, british_miles_go_with_celsius)
{
	struct vk__forced statute = { .units = 's' };
	vk_error err;

	cr_expect_eq(look(HEAD "Cycling," DAY ",a,6.21,600,00:50:12,--,--,21.6\n"
	    "Cycling," DAY ",a,6.21,600,00:50:12,--,--,25.2\n"
	    "Cycling," DAY ",a,6.21,600,00:50:12,--,--,18.0\n", &statute,
	    &err), VK_OK);
	cr_expect(format.statute);
	cr_expect_not(format.fahrenheit);
}

Test(infer, units_from_temperatures)
{
	vk_error err;

	cr_expect_eq(look(HEAD "Cycling," DAY ",a,6.21,600,00:50:12,--,--,71.6\n"
	    "Cycling," DAY ",a,6.21,600,00:50:12,--,--,75.2\n"
	    "Cycling," DAY ",a,6.21,600,00:50:12,--,--,68.0\n", NULL, &err),
	    VK_OK);
	cr_expect(format.statute);
	cr_expect(format.fahrenheit);
	cr_expect_eq(format.unit_rows, 0);
	cr_expect_eq(format.unit_temp, 71.6);
}

Test(infer, orders_of_dates)
{
	vk_error err = { 0 };

	cr_expect_eq(look(HEAD "Running,2026-03-01 07:00:00,a,5.1\n", NULL,
	    &err), VK_OK);
	cr_expect_eq(format.order_basis, VK__BASIS_NONE);
	cr_expect_eq(look(HEAD "Running,7/4/2020 7:00,a\n"
	    "Running,14/4/2020 7:00,a\n", NULL, &err), VK_OK);
	cr_expect_eq(format.order, VK__ORDER_DMY);
	/* Sorted in one order only. */
	cr_expect_eq(look(HEAD "Running,05/03/2020 7:00,a\n"
	    "Running,02/03/2020 7:00,a\nRunning,10/02/2020 7:00,a\n", NULL,
	    &err), VK_OK);
	cr_expect_eq(format.order, VK__ORDER_DMY);
	cr_expect_eq(look(HEAD "Running,03/05/2020 7:00,a\n"
	    "Running,03/02/2020 7:00,a\nRunning,02/10/2020 7:00,a\n", NULL,
	    &err), VK_OK);
	cr_expect_eq(format.order, VK__ORDER_MDY);
	cr_expect_eq(look(HEAD "Running,7/4/2020 7:00,a\n", NULL, &err),
	    VK_EVALUE);
	cr_expect_str_eq(err.code, "dates-ambiguous");
	cr_expect_eq(look(HEAD "Running,7/14/2020 7:00,a\n"
	    "Running,14/4/2020 7:00,a\n", NULL, &err), VK_EVALUE);
	cr_expect_str_eq(err.code, "dates-mixed");
	/* A date that cannot be is none. */
	cr_expect_eq(look(HEAD "Running,2020-02-30 7:00,a\n", NULL, &err),
	    VK_OK);
}

Test(infer, hours_and_minutes)
{
	vk_error err;

	cr_expect_eq(look(HEAD
	    "Running," DAY ",a,12.10,600,1:06,172,1.16,20.0,01:07:02\n", NULL,
	    &err), VK_OK);
	cr_expect(format.hours);
	cr_expect_eq(look(HEAD
	    "Running," DAY ",a,12.10,600,25:06,172,1.16,20.0,00:25:40\n",
	    NULL, &err), VK_OK);
	cr_expect_not(format.hours);
	cr_expect_eq(format.hours_basis, VK__BASIS_EVIDENCE);
}
