/* SPDX-License-Identifier: MIT */
/* Numbers with where they come from, as JSON. */
#include <math.h>
#include <string.h>

#include "../base/date.h"
#include "../vekta.h"

void
vk_figure_write(const vk_figure *figure, unsigned decimals, vk_buf *out)
{
	char date[VK__DATE_SIZE];

	if (isnan(figure->value)) {
		vk_buf_add_text(out, "null");
		return;
	}
	vk_buf_add_text(out, "{\"value\":");
	vk_buf_add_fixed(out, figure->value, decimals);
	vk_buf_add_text(out, ",\"method\":");
	vk_buf_add_json(out, figure->method, strlen(figure->method));
	if (figure->day != VK_DAY_ANY) {
		vk__date_write(figure->day, date);
		vk_buf_add_text(out, ",\"date\":\"");
		vk_buf_add_text(out, date);
		vk_buf_add_char(out, '"');
	}
	if (figure->id != 0) {
		vk_buf_add_text(out, ",\"id\":");
		if (figure->id < 0)
			vk_buf_add_char(out, '-');
		vk_buf_add_uint(out, figure->id < 0 ?
		    0 - (uint64_t)figure->id : (uint64_t)figure->id);
	}
	if (figure->lower_bound)
		vk_buf_add_text(out, ",\"lower_bound\":true");
	vk_buf_add_char(out, '}');
}
