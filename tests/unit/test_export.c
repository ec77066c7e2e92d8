/* SPDX-License-Identifier: MIT */
#include "../../cmd/export/export.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats_record.h"

#define SCORED(verdict, confidence) \
	"{'name':'n','vekta':{'score':{'verdict':'" verdict \
	"','confidence':" #confidence "}}}"

static struct export run;
static struct export_options options;
static vk_error err;
static vk_buf out;

static void
start(void)
{
	memset(&run, 0, sizeof run);
	memset(&err, 0, sizeof err);
	memset(&out, 0, sizeof out);
	options = (struct export_options){ .name_format = "{name}",
		.lowest = VK_VERDICT_ACCEPT };
}

static void
end(void)
{
	export_free(&run);
	vk_buf_free(&out);
}

TestSuite(export, .init = start, .fini = end);

static vk_status
admit(const char *json)
{
	vk_record *rec = record_of(json);
	vk_status status = export_admit(&run, rec, &err);

	vk_record_free(rec);
	return status;
}

static vk_status
put(const char *data)
{
	vk_record *rec = record_of("{'name':'n'}");
	struct export_file file = { rec, 7, ".zwo", data, strlen(data) };
	vk_status status;

	run.stem = 0;
	status = export_put(&run, &file, &out, &err);

	vk_record_free(rec);
	return status;
}

Test(export, verdicts)
{
	options.to = EXPORT_TAR;
	cr_assert_eq(export_open(&run, &options, &err), VK_OK);
	cr_assert_eq(admit(SCORED("accept", 0.8)), VK_OK);
	cr_assert_eq(admit(SCORED("enrich", 0.62)), VK_EUNABLE);
	cr_assert_str_eq(err.code, "export-verdict");
	cr_assert_str_eq(err.arg[0], "enrich");
	cr_assert_str_eq(err.arg[1], "0.62");
	cr_assert_eq(admit(SCORED("reject", 0)), VK_EUNABLE);
	cr_assert_eq(admit("{'name':'n'}"), VK_ABSENT);
	cr_assert_str_eq(err.code, "export-unscored");
}

Test(export, lower_bars)
{
	options.to = EXPORT_TAR;
	options.lowest = VK_VERDICT_ENRICH;
	options.min_confidence = 0.5;
	cr_assert_eq(export_open(&run, &options, &err), VK_OK);
	cr_assert_eq(admit(SCORED("enrich", 0.5)), VK_OK);
	cr_assert_eq(admit(SCORED("enrich", 0.49)), VK_EUNABLE);
	cr_assert_str_eq(err.code, "export-confidence");
	cr_assert_eq(admit(SCORED("reject", 0.9)), VK_EUNABLE);
}

Test(export, one_file_is_held_to_the_end)
{
	cr_assert_eq(export_open(&run, &options, &err), VK_OK);
	cr_assert_eq(admit(SCORED("accept", 1)), VK_OK);
	cr_assert_eq(put("x"), VK_OK);
	cr_assert_eq(out.len, 0);
	cr_assert_eq(export_finish(&run, &out, &err), VK_OK);
	cr_assert_str_eq(vk_buf_text(&out), "x");
}

Test(export, a_second_record_spoils_it)
{
	cr_assert_eq(export_open(&run, &options, &err), VK_OK);
	cr_assert_eq(admit(SCORED("accept", 1)), VK_OK);
	cr_assert_eq(put("x"), VK_OK);
	cr_assert_eq(admit(SCORED("reject", 0)), VK_ELIMIT);
	cr_assert_str_eq(err.code, "export-several");
	cr_assert_eq(export_finish(&run, &out, &err), VK_OK);
	cr_assert_eq(out.len, 0);
}

Test(export, tar)
{
	vk_buf tar = { 0 };

	options.to = EXPORT_TAR;
	cr_assert_eq(export_open(&run, &options, &err), VK_OK);
	for (size_t i = 0; i < 2; i++) {
		vk_buf_clear(&out);
		cr_assert_eq(put(i == 0 ? "x" : "y"), VK_OK);
		cr_assert_eq(export_place_tar(&run, out.data, out.len, &tar, &err),
		    VK_OK);
	}
	cr_assert_eq(tar.len, 2048);
	cr_assert_str_eq(tar.data, "n.zwo");
	cr_assert_str_eq(tar.data + 1024, "n-2.zwo");
	cr_assert_eq(tar.data[512], 'x');
	cr_assert_eq(tar.data[1024 + 512], 'y');
	cr_assert_eq(export_finish(&run, &tar, &err), VK_OK);
	cr_assert_eq(tar.len, 3072);
	vk_buf_free(&tar);
}

Test(export, files_of_one_record_in_a_tar)
{
	vk_buf tar = { 0 };

	options.to = EXPORT_TAR;
	cr_assert_eq(export_open(&run, &options, &err), VK_OK);
	/* What was put together is of one record, which has one name. */
	cr_assert_eq(put("x"), VK_OK);
	cr_assert_eq(put("y"), VK_OK);
	cr_assert_eq(export_place_tar(&run, out.data, out.len, &tar, &err), VK_OK);
	cr_assert_eq(export_place_tar(&run, "", 0, &tar, &err), VK_OK);
	cr_assert_eq(tar.len, 2048);
	cr_assert_str_eq(tar.data + 1024, "n.zwo");
	vk_buf_free(&tar);
}

Test(export, directory)
{
	char dir[64] = "/tmp/vekta-export-XXXXXX", path[128];
	struct stat info;

	cr_assert_neq(mkdtemp(dir), NULL);
	snprintf(path, sizeof path, "%s/new", dir);
	options.to = EXPORT_DIR;
	options.path = path;
	cr_assert_eq(export_open(&run, &options, &err), VK_OK);
	cr_assert_eq(put("x"), VK_OK);
	cr_assert_eq(put("y"), VK_OK);
	cr_assert_eq(export_finish(&run, &out, &err), VK_OK);
	cr_assert_eq(out.len, 0);
	snprintf(path, sizeof path, "%s/new/n.zwo", dir);
	cr_assert_eq(stat(path, &info), 0);
	unlink(path);
	snprintf(path, sizeof path, "%s/new/n-2.zwo", dir);
	cr_assert_eq(stat(path, &info), 0);
	unlink(path);
	snprintf(path, sizeof path, "%s/new", dir);
	cr_assert_eq(rmdir(path), 0);
	cr_assert_eq(rmdir(dir), 0);
}

Test(export, named_file)
{
	char dir[64] = "/tmp/vekta-export-XXXXXX", path[128];

	cr_assert_neq(mkdtemp(dir), NULL);
	snprintf(path, sizeof path, "%s/a.zwo", dir);
	options.to = EXPORT_FILE;
	options.path = path;
	cr_assert_eq(export_open(&run, &options, &err), VK_OK);
	cr_assert_eq(put("x"), VK_OK);
	cr_assert_neq(access(path, F_OK), 0);
	cr_assert_eq(export_finish(&run, &out, &err), VK_OK);
	cr_assert_eq(access(path, F_OK), 0);
	export_free(&run);
	memset(&run, 0, sizeof run);
	cr_assert_eq(export_open(&run, &options, &err), VK_OK);
	cr_assert_eq(put("y"), VK_OK);
	cr_assert_eq(export_finish(&run, &out, &err), VK_EUNABLE);
	cr_assert_str_eq(err.code, "export-exists");
	unlink(path);
	rmdir(dir);
}

Test(export, wrong_calls)
{
	options.name_format = "{x}";
	cr_assert_eq(export_open(&run, &options, &err), VK_EVALUE);
	export_free(&run);
	options.name_format = "{name}";
	options.to = EXPORT_DIR;
	options.path = "/dev/null/deep";
	cr_assert_eq(export_open(&run, &options, &err), VK_EIO);
	cr_assert_str_eq(err.arg[0], "/dev/null/deep");
}
