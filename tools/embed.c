/* SPDX-License-Identifier: MIT */
/*
 * embed: turns one data file into a C source with its bytes. Runs on the
 * machine that builds. DIR/NAME.EXT becomes vk__data_NAME_EXT (with a NUL
 * after its last byte) and vk__data_NAME_EXT_size.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

static void
write_byte(FILE *out, int c)
{
	if (c == '\n')
		fputs("\\n\"\n\t\"", out);
	else if (c == '"' || c == '\\' || c == '?')
		fprintf(out, "\\%c", c);
	else if (c >= ' ' && c < 127)
		fputc(c, out);
	else
		fprintf(out, "\\%03o", (unsigned)c);
}

static void
write_symbol(FILE *out, const char *path)
{
	const char *slash = strrchr(path, '/');

	fputs("vk__data_", out);
	for (path = slash != NULL ? slash + 1 : path; *path != '\0'; path++)
		fputc(isalnum((unsigned char)*path) ? *path : '_', out);
}

static void
write_source(FILE *out, FILE *in, const char *path)
{
	unsigned long size = 0;
	int c;

	fputs("#include <stddef.h>\nextern const char ", out);
	write_symbol(out, path);
	fputs("[];\nextern const size_t ", out);
	write_symbol(out, path);
	fputs("_size;\nconst char ", out);
	write_symbol(out, path);
	fputs("[] =\n\t\"", out);
	for (; (c = getc(in)) != EOF; size++)
		write_byte(out, c);
	fputs("\";\nconst size_t ", out);
	write_symbol(out, path);
	fprintf(out, "_size = %lu;\n", size);
}

int
main(int argc, char **argv)
{
	FILE *in, *out;
	int bad;

	if (argc != 3) {
		fputs("usage: embed DATA SOURCE.c\n", stderr);
		return 2;
	}
	if ((in = fopen(argv[1], "rb")) == NULL ||
	    (out = fopen(argv[2], "w")) == NULL) {
		fprintf(stderr, "embed: %s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	write_source(out, in, argv[1]);
	bad = ferror(in) | ferror(out);
	bad |= fclose(in);
	bad |= fclose(out);
	if (bad)
		fprintf(stderr, "embed: %s: read or write failed\n", argv[1]);
	return bad != 0;
}
