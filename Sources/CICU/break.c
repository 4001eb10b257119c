#include "CICU.h"
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct ura_break {
  UBreakIterator *iterator;
  UText text;
};

ura_break *ura_break_open(int32_t kind, const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  ura_break *self = malloc(sizeof *self);
  if (self == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  self->iterator = ubrk_open((UBreakIteratorType)kind, locale, NULL, 0, &code);
  self->text = (UText)UTEXT_INITIALIZER;
  *status = code;
  if (U_FAILURE(code)) {
    free(self);
    return NULL;
  }
  return self;
}

void ura_break_close(ura_break *self) {
  ubrk_close(self->iterator);
  utext_close(&self->text);
  free(self);
}

void ura_break_set_text(ura_break *self, const uint8_t *text, int64_t count, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  utext_openUTF8(&self->text, (const char *)text, count, &code);
  if (U_SUCCESS(code)) ubrk_setUText(self->iterator, &self->text, &code);
  *status = code;
}

int32_t ura_break_next(ura_break *self) { return ubrk_next(self->iterator); }
int32_t ura_break_rule_status(ura_break *self) { return ubrk_getRuleStatus(self->iterator); }
