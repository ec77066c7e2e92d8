/* SPDX-License-Identifier: MIT */
/* FIT containers, byte by byte: sound ones, odd ones, and damage. */
#include <stdio.h>

#include "fit_made.h"
#include "fit_source.h"

/* A definition of three fields and two messages of it. */
#define RECORDS \
	"40 00 00 1b00 03 fe0284 020486 080407" \
	"00 0000 e8030000 61620000" \
	"00 0100 ffffffff 63646566"

/* Reads all messages as "number@offset:count ". */
static vk_status
read_all(struct vk__fit *fit, vk_buf *got, vk_error *err)
{
	struct vk__fit_message m;
	vk_status status;

	vk_buf_clear(got);
	while ((status = vk__fit_next(fit, &m, err)) == VK_OK) {
		vk_buf_add_uint(got, m.number);
		vk_buf_add_char(got, '@');
		vk_buf_add_uint(got, m.offset);
		vk_buf_add_char(got, ':');
		vk_buf_add_uint(got, m.count);
		vk_buf_add_char(got, ' ');
	}
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_END, "it is over");
	return status;
}

/* The same from memory and from sources of any step. */
static void
check(const vk_buf *file, vk_status want, const char *messages,
    const char *error)
{
	static const size_t steps[] = { 1, 2, 7, 64, 100000 };
	struct vk__fit *fit;
	vk_buf got = { 0 };
	vk_error err = { 0 };
	char text[256];
	size_t i;

	cr_assert_eq(vk__fit_new(&fit), VK_OK);
	vk__fit_open(fit, file->data, file->len);
	cr_assert_eq(read_all(fit, &got, &err), want);
	cr_assert_str_eq(vk_buf_text(&got), messages);
	if (error != NULL)
		cr_assert_str_eq(vk_error_text(&err, NULL, text, sizeof text),
		    error);
	for (i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct fit_source source = { file->data, file->len, steps[i],
			VK_OK };

		vk__fit_open_source(fit, fit_read_some, &source);
		cr_assert_eq(read_all(fit, &got, &err), want);
		cr_assert_str_eq(vk_buf_text(&got), messages);
		if (error != NULL)
			cr_assert_str_eq(vk_error_text(&err, NULL, text,
			    sizeof text), error);
	}
	vk_buf_free(&got);
	vk__fit_free(fit);
}

static void
check_records(const char *records, vk_status want, const char *messages,
    const char *error)
{
	vk_buf file = { 0 };

	add_fit(&file, records);
	check(&file, want, messages, error);
	vk_buf_free(&file);
}

Test(fit_decode, messages)
{
	check_records(RECORDS, VK_END, "27@29:3 27@40:3 ", NULL);
}

Test(fit_decode, chained)
{
	vk_buf file = { 0 };

	add_fit(&file, RECORDS);
	add_fit(&file, RECORDS);
	check(&file, VK_END, "27@29:3 27@40:3 27@82:3 27@93:3 ", NULL);
	/* Definitions do not outlive their file. */
	add_fit(&file, "00 0000 e8030000 61620000");
	check(&file, VK_ESYNTAX, "27@29:3 27@40:3 27@82:3 27@93:3 ",
	    "byte 120: a message that nothing defines");
	vk_buf_free(&file);
}

/* 12 bytes of header, and 14 whose checksum is left out. */
Test(fit_decode, headers)
{
	vk_buf file = { 0 };
	vk_buf old = { 0 };
	uint16_t crc;

	add_fit(&file, RECORDS);
	file.data[12] = file.data[13] = 0;
	crc = vk__fit_crc(0, file.data, file.len - 2);
	file.data[file.len - 2] = (char)(crc & 255);
	file.data[file.len - 1] = (char)(crc >> 8);
	check(&file, VK_END, "27@29:3 27@40:3 ", NULL);
	vk_buf_add(&old, file.data, 12);
	vk_buf_add(&old, file.data + 14, file.len - 16);
	old.data[0] = 12;
	crc = vk__fit_crc(0, old.data, old.len);
	vk_buf_add_char(&old, (char)(crc & 255));
	vk_buf_add_char(&old, (char)(crc >> 8));
	check(&old, VK_END, "27@27:3 27@38:3 ", NULL);
	vk_buf_free(&file);
	vk_buf_free(&old);
}

/* The developer's field of 3 bytes behind one of our own. */
Test(fit_decode, developer_fields)
{
	vk_buf file = { 0 };
	struct vk__fit_message m;
	struct vk__fit *fit = fit_first("63 00 00 1400 01 030102 01 000300"
	    "03 50 aabbcc 03 51 aabbcc", &file, &m);
	int64_t value;

	cr_assert_eq(m.count, 1);
	cr_assert(vk__fit_integer(&m, 3, 0, &value) && value == 0x50);
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_OK);
	cr_assert(vk__fit_integer(&m, 3, 0, &value) && value == 0x51);
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_END);
	vk__fit_free(fit);
	vk_buf_free(&file);
}

/* A time of 1000, then 5 bits of it: 1000 is 8 modulo 32. */
Test(fit_decode, compressed_times)
{
	vk_buf file = { 0 };
	struct vk__fit_message m;
	struct vk__fit *fit = fit_first("41 00 00 1400 01 030102"
	    "40 00 00 1400 01 fd0486"
	    "aa 40 00 e8030000 a8 41 a7 42 b0 43", &file, &m);

	cr_assert_not(m.timed, "there was no time before it");
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_OK);
	cr_assert(m.timed && m.timestamp == 1000);
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_OK);
	cr_assert(m.timed && m.timestamp == 1000);
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_OK);
	cr_assert_eq(m.timestamp, 1031, "7 comes after 8 only in a new round");
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_OK);
	cr_assert_eq(m.timestamp, 1040);
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_END);
	vk__fit_free(fit);
	vk_buf_free(&file);
}

/* 255 fields of 255 bytes, and as many of a developer: the largest there is. */
Test(fit_decode, largest_message)
{
	vk_buf file = { 0 };
	size_t i;

	vk__fit_begin(&file);
	add_hex(&file, "60 00 00 1400 ff");
	for (i = 0; i < 255; i++)
		add_hex(&file, "01ff0d");
	add_hex(&file, "ff");
	for (i = 0; i < 255; i++)
		add_hex(&file, "00ff00");
	for (i = 0; i < 3 * (1 + 2 * 255 * 255); i++)
		vk_buf_add_char(&file, '\0');
	cr_assert_eq(vk__fit_finish(&file, 0), VK_OK);
	check(&file, VK_END, "20@1551:255 20@131602:255 20@261653:255 ",
	    NULL);
	vk_buf_free(&file);
}

Test(fit_decode, damage)
{
	check_records("", VK_ESYNTAX, "",
	    "byte 4: the file was never finished");
	check_records("01", VK_ESYNTAX, "",
	    "byte 14: a message that nothing defines");
	check_records("85 00", VK_ESYNTAX, "",
	    "byte 14: a message that nothing defines");
	check_records("40 00 02 1b00 00", VK_ESYNTAX, "",
	    "byte 16: there is no such byte order");
	check_records("40 00 00 1b00 02 000100", VK_ESYNTAX, "",
	    "byte 14: a message reaches past the end of the data");
	check_records("60 00 00 1b00 00 01 0001", VK_ESYNTAX, "",
	    "byte 14: a message reaches past the end of the data");
	check_records("60 00 00 1b00 00", VK_ESYNTAX, "",
	    "byte 14: a message reaches past the end of the data");
	check_records("40 00 00 1b00 01 000100 00", VK_ESYNTAX, "",
	    "byte 23: a message reaches past the end of the data");
	check_records("40 00 00", VK_ESYNTAX, "",
	    "byte 14: a message reaches past the end of the data");
	/* Messages without any fields are odd, but bounded. */
	check_records("40 00 00 1b00 00 00 00", VK_END, "27@20:0 27@21:0 ",
	    NULL);
}

/* Cut anywhere, it says where it ends; so does junk behind it. */
Test(fit_decode, truncated)
{
	vk_buf file = { 0 };
	struct vk__fit *fit;
	vk_buf got = { 0 };
	vk_error err;
	size_t len, whole;
	char text[256], want[64];

	add_fit(&file, RECORDS);
	whole = file.len;
	cr_assert_eq(vk__fit_new(&fit), VK_OK);
	for (len = 0; len < whole; len++) {
		vk__fit_open(fit, file.data, len);
		cr_assert_eq(read_all(fit, &got, &err), VK_ESYNTAX);
		vk_error_text(&err, NULL, text, sizeof text);
		if (len < 12)
			strcpy(want, "byte 0: no FIT file begins here");
		else
			snprintf(want, sizeof want,
			    "byte %zu: the file is cut off here", len);
		cr_assert_str_eq(text, want);
	}
	vk__fit_free(fit);
	vk_buf_free(&got);
	vk_buf_add_text(&file, "junk");
	check(&file, VK_ESYNTAX, "27@29:3 27@40:3 ",
	    "byte 53: no FIT file begins here");
	vk_buf_free(&file);
}

/* Any single bit that is wrong is noticed. */
Test(fit_decode, flipped_bits)
{
	vk_buf file = { 0 };
	struct vk__fit *fit;
	vk_buf got = { 0 };
	vk_error err;
	size_t bit;

	add_fit(&file, RECORDS);
	cr_assert_eq(vk__fit_new(&fit), VK_OK);
	for (bit = 0; bit < 8 * file.len; bit++) {
		file.data[bit / 8] ^= (char)(1 << bit % 8);
		vk__fit_open(fit, file.data, file.len);
		cr_assert_eq(read_all(fit, &got, &err), VK_ESYNTAX,
		    "bit %zu", bit);
		file.data[bit / 8] ^= (char)(1 << bit % 8);
	}
	file.data[12] ^= 1;
	check(&file, VK_ESYNTAX, "",
	    "byte 12: the checksum of the header is wrong");
	file.data[12] ^= 1;
	file.data[35] ^= 1;
	check(&file, VK_ESYNTAX, "27@29:3 27@40:3 ",
	    "byte 51: the checksum is wrong, the file is damaged");
	file.data[35] ^= 1;
	file.data[1] = 0x30;
	check(&file, VK_ESYNTAX, "",
	    "byte 1: version 3 of the FIT protocol is not known");
	vk__fit_free(fit);
	vk_buf_free(&file);
	vk_buf_free(&got);
}

/* What a source returns comes through. */
Test(fit_decode, source_fails)
{
	struct vk__fit *fit;
	vk_buf file = { 0 }, got = { 0 };
	vk_error err = { 0 };
	size_t len;

	add_fit(&file, RECORDS);
	cr_assert_eq(vk__fit_new(&fit), VK_OK);
	for (len = 0; len < file.len; len++) {
		struct fit_source source = { file.data, len, 5, VK_EIO };

		vk__fit_open_source(fit, fit_read_some, &source);
		cr_assert_eq(read_all(fit, &got, &err), VK_EIO);
	}
	vk__fit_free(fit);
	vk__fit_free(NULL);
	vk_buf_free(&file);
	vk_buf_free(&got);
}

Test(fit_decode, is)
{
	cr_assert(vk__fit_is("\x0e\x10\x54\x08....", 8) == false);
	cr_assert(vk__fit_is("\x0e\x10\x54\x08\0\0\0\0.FIT", 12));
	cr_assert_not(vk__fit_is("\x0b\x10\x54\x08\0\0\0\0.FIT", 12));
	cr_assert_not(vk__fit_is("", 0));
}
