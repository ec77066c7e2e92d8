/* SPDX-License-Identifier: MIT */
/*
 * replay FOLDER: gives each file of the folder to a fuzz target, as its
 * fuzzer does: what was found once stays mended, with any compiler.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 1 << 20 };

static int
replay(const char *name)
{
	FILE *file = fopen(name, "rb");
	uint8_t *data = malloc(LARGEST), *exact;
	size_t len;

	if (file == NULL || data == NULL)
		return 1;
	len = fread(data, 1, LARGEST, file);
	fclose(file);
	exact = realloc(data, len > 0 ? len : 1); /* its end is guarded */
	if (exact == NULL)
		return 1;
	fprintf(stderr, "%s\n", name); /* the last one is the one that failed */
	LLVMFuzzerTestOneInput(exact, len);
	free(exact);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct dirent *entry;
	size_t count = 0;
	DIR *folder;

	if (argc != 2 || chdir(argv[1]) != 0 || (folder = opendir(".")) == NULL)
		return 2;
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		if (replay(entry->d_name) != 0)
			return 1;
		count++;
	}
	closedir(folder);
	printf("%zu\n", count);
	return 0;
}
