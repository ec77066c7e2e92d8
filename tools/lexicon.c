/* SPDX-License-Identifier: MIT */
/*
 * lexicon: writes the built-in words as C tables to standard output. Runs on
 * the machine that builds, with the lexicon's own code, so that a program has
 * nothing to read when it starts.
 */
#include <ctype.h>
#include <stdio.h>

#include "text/data.h"
#include "text/surface.h"

/* Here nothing is built in yet. */
const struct vk__built vk__built;

static void
write_concept(const struct vk__concept *c)
{
	printf("{ %af, 0x%x, %u, %u, %d, %d, %d, %d, %d, %d, %d, %d }",
	    (double)c->number, (unsigned)c->more, c->value, c->class, c->fr,
	    c->en, c->misspelt, c->upper, c->other, c->times, c->terse, c->whole);
}

static void
write_surfaces(const struct vk__surfaces *s)
{
	printf("static const struct vk__surface surface[] = {\n");
	for (size_t i = 0; i < s->count; i++) {
		const struct vk__surface *at = &s->surface[i];

		printf("\t{ { 0x%llx, 0x%llx }, ",
		    (unsigned long long)at->head[0],
		    (unsigned long long)at->head[1]);
		write_concept(&at->concept);
		printf(", %u },\n", (unsigned)at->key);
	}
	printf("};\nstatic const uint32_t slot[] = {");
	for (size_t i = 0; i < s->cap; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", (unsigned)s->slot[i]);
	printf("\n};\n");
}

/* What is no letter goes out as octal digits, all three of them. */
static void
write_pool(const struct vk__surfaces *s)
{
	printf("static const char pool[%zu + VK__SURFACE_HEAD] =", s->pool_size);
	for (size_t i = 0; i < s->pool_size; i++) {
		unsigned char c = (unsigned char)s->pool[i];

		if (i % 64 == 0)
			printf("%s\n\t\"", i > 0 ? "\"" : "");
		printf(isalpha(c) ? "%c" : "\\%03o", c);
	}
	printf("\";\n");
}

static void
write_near(const struct vk__spelling_list *near)
{
	printf("static const struct vk__spelling_word word[] = {\n");
	for (size_t i = 0; i < VK__SPELLING_LETTERS; i++)
		for (size_t k = 0; k < near[i].count; k++)
			printf("\t{ %u, %u, 0x%x },\n",
			    (unsigned)near[i].word[k].key,
			    (unsigned)near[i].word[k].len,
			    (unsigned)near[i].word[k].letters);
	printf("};\n");
}

static void
write_built(const struct vk__built *built)
{
	const struct vk__surfaces *s = &built->surfaces;
	size_t from = 0;

	printf("const struct vk__built vk__built = {\n"
	    "\t.surfaces = { .surface = surface, .count = %zu, .slot = slot,\n"
	    "\t\t.cap = %zu, .pool = pool, .pool_size = %zu },\n\t.near = {\n",
	    s->count, s->cap, s->pool_size);
	for (size_t i = 0; i < VK__SPELLING_LETTERS; i++) {
		printf("\t\t{ word + %zu, %zu },\n", from, built->near[i].count);
		from += built->near[i].count;
	}
	printf("\t}\n};\n");
}

static int
build(vk__lexicon *lexicon)
{
	struct vk__built built;
	vk_error err = { 0 };
	vk_status status = vk__lexicon_names(lexicon);

	if (status == VK_OK)
		status = vk__lexicon_words(lexicon, "words.tsv",
		    vk__data_words_tsv, vk__data_words_tsv_size, false, &err);
	if (status == VK_OK)
		status = vk__lexicon_heads(lexicon, vk__data_heads_tsv, vk__data_heads_tsv_size);
	if (status == VK_OK)
		status = vk__lexicon_near(lexicon);
	if (status != VK_OK) {
		fprintf(stderr, "lexicon: %s: %s\n", vk_status_text(status), err.arg[0]);
		return 1;
	}
	built = vk__lexicon_built(lexicon);
	printf("#include \"text/surface.h\"\n\n");
	write_surfaces(&built.surfaces);
	write_pool(&built.surfaces);
	write_near(built.near);
	write_built(&built);
	return 0;
}

int
main(void)
{
	vk__lexicon *lexicon;
	int failed = 1;

	if (vk__lexicon_new(&lexicon) == VK_OK) {
		failed = build(lexicon);
		vk__lexicon_free(lexicon);
	}
	return failed | fclose(stdout);
}
