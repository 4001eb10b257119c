#include "CICU.h"
#include "buffer.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/utrans.h>

struct ura_transliterator {
  UTransliterator *handle;
};

ura_transliterator *ura_transliterator_open(const char *id, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t length = 0;
  UChar *id16 = ura_utf16_from_utf8((const uint8_t *)id, strlen(id), &length);
  ura_transliterator *self = malloc(sizeof *self);
  if (id16 == NULL || self == NULL) {
    code = U_MEMORY_ALLOCATION_ERROR;
  } else {
    self->handle = utrans_openU(id16, length, UTRANS_FORWARD, NULL, 0, NULL, &code);
  }
  if (U_FAILURE(code)) {
    free(self);
    self = NULL;
  }
  free(id16);
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
