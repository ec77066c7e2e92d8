/* SPDX-License-Identifier: MIT */
/* From the elements of a Zwift workout file to steps. */
#ifndef VK_FORMATS_ZWO_STEP_H
#define VK_FORMATS_ZWO_STEP_H

#include "../vekta.h"
#include "import.h"
#include "xml.h"
#include "zwo_words.h"

enum { VK__ZWO_EVENTS = 1000 }; /* text events of one step */

struct vk__zwo_attribute {
	const char *name;
	const char *value; /* len bytes of UTF-8, no NUL behind them */
	size_t len;
	bool foreign;      /* of a namespace */
	bool used;
};

struct vk__zwo_element {
	const char *name;
	struct vk__zwo_attribute at[VK__XML_ATTRIBUTES];
	size_t count;
};

struct vk__zwo_event {
	double offset;
	uint32_t text; /* into vk__zwo_steps.text */
	uint32_t len;
};

/* Zero-initialise; memory is kept from one file to the next. */
struct vk__zwo_steps {
	struct vk__reading *reading;
	vk_error *err;
	struct vk__zwo_element *element; /* the one at hand */
	uint64_t number;                 /* of the step, from 1 */
	uint32_t node;                   /* that gets the cue; 0: none */
	uint64_t seconds;                /* of the step with its repetitions */
	vk_buf kept;                     /* JSON objects with commas between */
	vk_buf text;                     /* of the events of one step */
	vk_buf cue;
	struct vk__zwo_event *event;     /* VK__ZWO_EVENTS of them */
	size_t events;
};

void vk__zwo_steps_free(struct vk__zwo_steps *steps);
/* Begins a file. */
void vk__zwo_steps_clear(struct vk__zwo_steps *steps,
    struct vk__reading *reading, vk_error *err);
/*
 * Adds the steps of an element. VK_OK; VK_EVALUE: not known, or it makes no
 * sense; VK_ELIMIT; VK_ENOMEM.
 */
vk_status vk__zwo_step_begin(struct vk__zwo_steps *steps,
    struct vk__zwo_element *element);
/* Takes an element inside the step. Returns as vk__zwo_step_begin. */
vk_status vk__zwo_step_inside(struct vk__zwo_steps *steps,
    struct vk__zwo_element *element);
/* Ends the step: its events become a cue. VK_OK, VK_ENOMEM. */
vk_status vk__zwo_step_end(struct vk__zwo_steps *steps);

/* ------------------------------- shared by the files that read Zwift files */

/* Keeps the attributes that nothing used, or all of them, for the record. */
void vk__zwo_keep(struct vk__zwo_steps *steps, bool all);
/* An attribute of the element at hand, which counts as used; or NULL. */
struct vk__zwo_attribute *vk__zwo_find(struct vk__zwo_steps *steps,
    const char *name);
/* VK_OK, given tells whether it is there; VK_EVALUE: it is no number. */
vk_status vk__zwo_number(struct vk__zwo_steps *steps, const char *name,
    double *value, bool *given);
/* Fills err: format gets the element and its attribute. */
vk_status vk__zwo_fail(struct vk__zwo_steps *steps, vk_status status,
    const char *code, const char *format, const char *attribute);
/*
 * Refuses or, when lenient, keeps what has attributes that nobody knows, and
 * notes what was not used. VK_OK or VK_EVALUE.
 */
vk_status vk__zwo_rest(struct vk__zwo_steps *steps);

#endif
