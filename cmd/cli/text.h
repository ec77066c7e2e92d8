/* SPDX-License-Identifier: MIT */
/*
 * Messages for people in their language. The catalogues (po/LANG.po) are
 * compiled in, so that they also work where the system's locale of that
 * language is not installed, and before "make install".
 */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include <stddef.h>

/* Marks a message for the catalogue; N_ where only a constant may stand. */
#define _(msgid) cli_text(msgid)
#define N_(msgid) msgid

/*
 * Chooses the language from LC_ALL, LC_MESSAGES, LANG and LANGUAGE as gettext
 * does. Without a call all messages are English.
 */
void cli_text_begin(void);
/* The translation of msgid, or msgid itself. */
const char *cli_text(const char *msgid);
/* Characters, not bytes: enough for columns in the languages there are. */
size_t cli_width(const char *text, size_t len);

#endif
