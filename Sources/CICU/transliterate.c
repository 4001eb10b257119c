#include "CICU.h"
#include "buffer.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct ura_transliterator {
  UTransliterator *handle;
};

ura_transliterator *ura_transliterator_open(
  const char *id, const char *rules, int32_t *error_line, char error_context[64], int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError error = {0};
  int32_t id_length = 0, rules_length = 0;
  UChar *id16 = ura_utf16_from_utf8((const uint8_t *)id, strlen(id), &id_length);
  UChar *rules16 = rules == NULL ? NULL : ura_utf16_from_utf8((const uint8_t *)rules, strlen(rules), &rules_length);
  ura_transliterator *self = malloc(sizeof *self);
  *error_line = 0;
  error_context[0] = 0;
  if (id16 == NULL || self == NULL || (rules != NULL && rules16 == NULL)) {
    code = U_MEMORY_ALLOCATION_ERROR;
  } else {
    self->handle = utrans_openU(id16, id_length, UTRANS_FORWARD, rules16, rules_length, &error, &code);
  }
  if (U_FAILURE(code)) {
    *error_line = error.line;
    UErrorCode ignored = U_ZERO_ERROR;
    u_strToUTF8(error_context, 64, NULL, error.preContext, -1, &ignored);
    error_context[63] = 0;
    free(self);
    self = NULL;
  }
  free(id16);
  free(rules16);
  *status = code;
  return self;
}

void ura_transliterator_close(ura_transliterator *self) {
  utrans_close(self->handle);
  free(self);
}

bool ura_transliterate(
  ura_transliterator *self, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count) {
  int32_t length = 0;
  UChar *source = ura_utf16_from_utf8(text, count, &length);
  if (source == NULL) return false;
  UChar *buffer = NULL;
  bool done = false;
  int32_t capacity = length * 2 + 32;
  for (int attempt = 0; attempt < 3 && !done; attempt++) {
    UChar *bigger = realloc(buffer, (size_t)capacity * sizeof(UChar));
    if (bigger == NULL) break;
    buffer = bigger;
    memcpy(buffer, source, (size_t)length * sizeof(UChar));
    int32_t written = length, limit = length;
    UErrorCode status = U_ZERO_ERROR;
    utrans_transUChars(self->handle, buffer, &written, capacity, 0, &limit, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
      capacity = (written > capacity ? written : capacity * 4) + 32;
    } else if (U_SUCCESS(status)) {
      done = ura_utf8_from_utf16(buffer, written, result, result_count);
      break;
    } else {
      break;
    }
  }
  free(source);
  free(buffer);
  return done;
}
