#include "buffer.h"
#include "CICU.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>

const char *ura_icu_error_name(int32_t status) { return u_errorName((UErrorCode)status); }
void ura_icu_free(void *buffer) { free(buffer); }

UChar *ura_utf16_from_utf8(const uint8_t *text, size_t count, int32_t *length) {
  if (count > INT32_MAX / 2) return NULL;
  UChar *buffer = malloc((count + 1) * sizeof(UChar));
  if (buffer == NULL) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(
    buffer, (int32_t)count + 1, length, (const char *)text, (int32_t)count, 0xFFFD, NULL, &status);
  if (U_FAILURE(status)) {
    free(buffer);
    return NULL;
  }
  return buffer;
}

bool ura_utf8_from_utf16(const UChar *text, int32_t length, uint8_t **result, size_t *result_count) {
  if (length > INT32_MAX / 3 - 1) return false;
  int32_t capacity = length * 3 + 1, written = 0;
  uint8_t *buffer = malloc((size_t)capacity);
  if (buffer == NULL) return false;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8WithSub((char *)buffer, capacity, &written, text, length, 0xFFFD, NULL, &status);
  if (U_FAILURE(status)) {
    free(buffer);
    return false;
  }
  *result = buffer;
  *result_count = (size_t)written;
  return true;
}

bool ura_apply_utf16(
  ura_utf16_function function, const void *context, const uint8_t *text, size_t count, uint8_t **result,
  size_t *result_count) {
  int32_t length = 0;
  UChar *source = ura_utf16_from_utf8(text, count, &length);
  if (source == NULL) return false;
  int32_t capacity = length + length / 2 + 16;
  UChar *target = NULL;
  bool done = false;
  for (int attempt = 0; attempt < 2; attempt++) {
    UChar *bigger = realloc(target, (size_t)capacity * sizeof(UChar));
    if (bigger == NULL) break;
    target = bigger;
    UErrorCode status = U_ZERO_ERROR;
    int32_t needed = function(context, source, length, target, capacity, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
      capacity = needed + 1;
      continue;
    }
    if (U_SUCCESS(status)) done = ura_utf8_from_utf16(target, needed, result, result_count);
    break;
  }
  free(source);
  free(target);
  return done;
}
