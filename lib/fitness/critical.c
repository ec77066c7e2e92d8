/* SPDX-License-Identifier: MIT */
/*
 * Critical power from best efforts, by two linear forms of the one
 * hyperbola, and FTP from tests.
 */
#include <math.h>

#include "../vekta.h"

/* Ordinary least squares of y on x. */
struct line {
	double slope;
	double rise; /* at x = 0 */
	double r2;
};

struct sums {
	double x, y, xx, xy, yy, n;
};

static void
sums_add(struct sums *s, double x, double y)
{
	s->x += x;
	s->y += y;
	s->xx += x * x;
	s->xy += x * y;
	s->yy += y * y;
	s->n++;
}

/* False: all x are the same. */
static bool
line_fit(const struct sums *s, struct line *line)
{
	double xx = s->xx - s->x * s->x / s->n;
	double xy = s->xy - s->x * s->y / s->n;
	double yy = s->yy - s->y * s->y / s->n;

	if (s->n < 2 || !(xx > s->xx * 1e-12))
		return false;
	line->slope = xy / xx;
	line->rise = (s->y - line->slope * s->x) / s->n;
	line->r2 = yy > 0 ? xy * xy / (xx * yy) : 1;
	return true;
}

double
vk_critical_power(double cp, double wprime, double seconds)
{
	return cp + wprime / seconds;
}

double
vk_critical_power3(double cp, double wprime, double max, double seconds)
{
	return cp + wprime / (seconds + wprime / (max - cp));
}

static vk_status
conclude(const vk_effort *efforts, size_t count, vk_critical *critical)
{
	double sum = 0;

	if (!(critical->cp > 0 && critical->wprime > 0))
		return VK_EVALUE;
	for (size_t i = 0; i < count; i++) {
		double miss = efforts[i].watts - vk_critical_power(
		    critical->cp, critical->wprime, efforts[i].seconds);

		sum += miss * miss;
	}
	critical->error = sqrt(sum / (double)count);
	critical->efforts = count;
	return VK_OK;
}

vk_status
vk_critical_work(const vk_effort *efforts, size_t count,
    vk_critical *critical)
{
	struct sums s = { 0 };
	struct line line;

	for (size_t i = 0; i < count; i++)
		sums_add(&s, efforts[i].seconds,
		    efforts[i].watts * efforts[i].seconds);
	if (!line_fit(&s, &line))
		return VK_ABSENT;
	critical->cp = line.slope;
	critical->wprime = line.rise;
	critical->r2 = line.r2;
	return conclude(efforts, count, critical);
}

vk_status
vk_critical_inverse(const vk_effort *efforts, size_t count,
    vk_critical *critical)
{
	struct sums s = { 0 };
	struct line line;

	for (size_t i = 0; i < count; i++)
		sums_add(&s, 1 / efforts[i].seconds, efforts[i].watts);
	if (!line_fit(&s, &line))
		return VK_ABSENT;
	critical->cp = line.rise;
	critical->wprime = line.slope;
	critical->r2 = line.r2;
	return conclude(efforts, count, critical);
}

double
vk_steady_time(double cp, double watts)
{
	if (watts >= cp)
		return VK_STEADY_SECONDS;
	return VK_STEADY_SECONDS * pow(cp / watts, 1 / VK_STEADY_EXPONENT);
}

double
vk_critical_time(double cp, double wprime, double watts)
{
	if (watts > cp)
		return fmin(wprime / (watts - cp), VK_STEADY_SECONDS);
	return vk_steady_time(cp, watts);
}

double
vk_ftp_20min(double watts)
{
	return 0.95 * watts;
}

double
vk_ftp_ramp(double watts)
{
	return 0.75 * watts;
}
