/* SPDX-License-Identifier: MIT */
/*
 * vekta.h: the public interface of libvekta.
 *
 * The library never prints, exits, reads the environment or touches the
 * locale. It keeps no global mutable state: one object is used by one thread
 * at a time, different objects by different threads.
 *
 * Ownership: what an _init or _new function fills or returns belongs to the
 * caller, who ends it with the _free function of the same noun; _free takes a
 * cleared or NULL object. Pointers handed out by an object live until that
 * object is next changed or freed.
 */
#ifndef VEKTA_H
#define VEKTA_H

#include "vekta/base.h"
#include "vekta/workout.h"
#include "vekta/record.h"
#include "vekta/text.h"
#include "vekta/score.h"
#include "vekta/show.h"
#include "vekta/fitness.h"
#include "vekta/enrich.h"
#include "vekta/formats.h"
#include "vekta/history.h"
#include "vekta/athlete.h"
#include "vekta/adapt.h"
#include "vekta/log.h"
#include "vekta/recall.h"

#endif
