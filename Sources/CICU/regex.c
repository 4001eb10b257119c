#include "CICU.h"
#include "buffer.h"
#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

struct ura_regex {
  URegularExpression *handle;
  UText text;
};

ura_regex *ura_regex_open(
  const uint8_t *pattern, size_t count, uint32_t flags, int32_t *error_line, int32_t *error_offset, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError error = {0};
  int32_t length = 0;
  UChar *pattern16 = ura_utf16_from_utf8(pattern, count, &length);
  ura_regex *self = malloc(sizeof *self);
  if (pattern16 == NULL || self == NULL) {
    code = U_MEMORY_ALLOCATION_ERROR;
  } else {
    self->handle = uregex_open(pattern16, length, flags, &error, &code);
    self->text = (UText)UTEXT_INITIALIZER;
  }
  free(pattern16);
  *status = code;
  *error_line = error.line;
  *error_offset = error.offset;
  if (U_FAILURE(code)) {
    free(self);
    return NULL;
  }
  return self;
}

void ura_regex_close(ura_regex *self) {
  uregex_close(self->handle);
  utext_close(&self->text);
  free(self);
}

void ura_regex_set_time_limit(ura_regex *self, int32_t steps) {
  UErrorCode ignored = U_ZERO_ERROR;
  uregex_setTimeLimit(self->handle, steps, &ignored);
}

void ura_regex_set_text(ura_regex *self, const uint8_t *text, int64_t count, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  utext_openUTF8(&self->text, (const char *)text, count, &code);
  if (U_SUCCESS(code)) uregex_setUText(self->handle, &self->text, &code);
  *status = code;
}

void ura_regex_set_region(
  ura_regex *self, int64_t start, int64_t end, bool transparent, bool anchoring, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  uregex_setRegion64(self->handle, start, end, &code);
  uregex_useTransparentBounds(self->handle, transparent, &code);
  uregex_useAnchoringBounds(self->handle, anchoring, &code);
  *status = code;
}

bool ura_regex_find(ura_regex *self, int64_t start, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  bool found = uregex_find64(self->handle, start, &code);
  *status = code;
  return found && U_SUCCESS(code);
}

bool ura_regex_find_next(ura_regex *self, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  bool found = uregex_findNext(self->handle, &code);
  *status = code;
  return found && U_SUCCESS(code);
}

bool ura_regex_looking_at(ura_regex *self, int64_t start, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  bool found = uregex_lookingAt64(self->handle, start, &code);
  *status = code;
  return found && U_SUCCESS(code);
}

int64_t ura_regex_start(ura_regex *self, int32_t group) {
  UErrorCode code = U_ZERO_ERROR;
  int64_t offset = uregex_start64(self->handle, group, &code);
  return U_SUCCESS(code) ? offset : -1;
}

int64_t ura_regex_end(ura_regex *self, int32_t group) {
  UErrorCode code = U_ZERO_ERROR;
  int64_t offset = uregex_end64(self->handle, group, &code);
  return U_SUCCESS(code) ? offset : -1;
}
