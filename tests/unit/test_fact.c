/* SPDX-License-Identifier: MIT */
#include "adapt/fact.h"

#include <criterion/criterion.h>
#include <string.h>

static vk_status
read(vk_fact fact, const char *text, double *value)
{
	struct vk__cell cell = { text, strlen(text) };

	return vk__fact_cell(fact, cell, value);
}

Test(fact, names)
{
	for (int i = 0; i < VK_FACTS; i++) {
		const char *name = vk_fact_text((vk_fact)i);

		cr_expect_gt(strlen(name), 0);
		cr_expect_eq(vk_fact_read(name, strlen(name)), (vk_fact)i);
	}
	cr_expect_str_eq(vk_fact_text(VK_FACTS), "");
	cr_expect_eq(vk_fact_read("height", 6), VK_FACTS);
	cr_expect_eq(vk_fact_read("ft", 2), VK_FACTS);
}

Test(fact, values)
{
	static const struct {
		vk_fact fact;
		const char *text;
		double value;
	} good[] = {
		{ VK_FACT_FTP, "250", 250 }, { VK_FACT_FTP, " 250 W ", 250 },
		{ VK_FACT_FTP, "250,5 w", 250.5 }, { VK_FACT_FTP, "30", 30 },
		{ VK_FACT_W_PRIME, "18", 18000 },
		{ VK_FACT_W_PRIME, "18.5 kJ", 18500 },
		{ VK_FACT_W_PRIME, "18000", 18000 },
		{ VK_FACT_W_PRIME, "18 000 J", 18000 },
		{ VK_FACT_WEIGHT, "72,5 kg", 72.5 },
		{ VK_FACT_SLEEP, "7h30", 7.5 }, { VK_FACT_SLEEP, "7:30", 7.5 },
		{ VK_FACT_SLEEP, "7h", 7 }, { VK_FACT_SLEEP, "7,5 h", 7.5 },
		{ VK_FACT_SLEEP, "0", 0 }, { VK_FACT_FATIGUE, "7/10", 7 },
		{ VK_FACT_TSB, "-31", -31 },
		{ VK_FACT_TSB, "\xe2\x88\x92""31", -31 },
		{ VK_FACT_TEMPERATURE, "33 \xc2\xb0""C", 33 },
		{ VK_FACT_LEVEL, "D\xc3\xa9""butant", 1 },
		{ VK_FACT_LEVEL, "ELITE", 4 }, { VK_FACT_LEVEL, "2", 2 },
		{ VK_FACT_FAN, "oui", 1 }, { VK_FACT_FAN, "No", 0 },
		{ VK_FACT_POWER_METER, "true", 1 },
	};
	double value;

	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		cr_expect_eq(read(good[i].fact, good[i].text, &value), VK_OK,
		    "%s", good[i].text);
		cr_expect_float_eq(value, good[i].value, 1e-9, "%s: %g",
		    good[i].text, value);
	}
}

Test(fact, refused)
{
	static const struct {
		vk_fact fact;
		const char *text;
		vk_status status;
	} bad[] = {
		{ VK_FACT_FTP, "", VK_ABSENT }, { VK_FACT_FTP, "--", VK_ABSENT },
		{ VK_FACT_FTP, "n/a", VK_ABSENT }, { VK_FACT_LEVEL, "", VK_ABSENT },
		{ VK_FACT_FTP, "29", VK_EVALUE }, { VK_FACT_FTP, "1001", VK_EVALUE },
		{ VK_FACT_FTP, "-250", VK_EVALUE },
		{ VK_FACT_FTP, "x", VK_ESYNTAX }, { VK_FACT_FTP, "250 kg", VK_ESYNTAX },
		{ VK_FACT_FTP, "2 5 0 x", VK_ESYNTAX },
		{ VK_FACT_FTP, "250-260", VK_ESYNTAX },
		{ VK_FACT_W_PRIME, "500", VK_EVALUE },
		{ VK_FACT_W_PRIME, "500 kJ", VK_EVALUE },
		{ VK_FACT_SLEEP, "25", VK_EVALUE }, { VK_FACT_SLEEP, "7h60", VK_ESYNTAX },
		{ VK_FACT_SLEEP, "7h5", VK_ESYNTAX },
		{ VK_FACT_SLEEP, "1:2:3", VK_ESYNTAX },
		{ VK_FACT_FATIGUE, "0", VK_EVALUE }, { VK_FACT_FATIGUE, "11", VK_EVALUE },
		{ VK_FACT_FATIGUE, "7/5", VK_ESYNTAX },
		{ VK_FACT_LEVEL, "good", VK_ESYNTAX }, { VK_FACT_FAN, "2", VK_ESYNTAX },
	};
	double value = -1;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_expect_eq(read(bad[i].fact, bad[i].text, &value),
		    bad[i].status, "%s", bad[i].text);
	cr_expect_float_eq(value, -1, 0);
}
