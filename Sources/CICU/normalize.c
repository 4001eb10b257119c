#include "CICU.h"
#include "buffer.h"
#include <stdlib.h>
#include <unicode/ucasemap.h>
#include <unicode/unorm2.h>

static int32_t normalize(
  const void *context, const UChar *text, int32_t length, UChar *out, int32_t capacity, UErrorCode *status) {
  return unorm2_normalize(context, text, length, out, capacity, status);
}

bool ura_normalize(int32_t form, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *instance = form == 0 ? unorm2_getNFCInstance(&status) : unorm2_getNFDInstance(&status);
  if (U_FAILURE(status)) return false;
  return ura_apply_utf16(normalize, instance, text, count, result, result_count);
}

bool ura_case_map(
  int32_t operation, const char *locale, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count) {
  if (count > INT32_MAX / 4) return false;
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *map = ucasemap_open(locale, 0, &status);
  if (U_FAILURE(status)) return false;
  int32_t capacity = (int32_t)(count + count / 2 + 16);
  uint8_t *buffer = NULL;
  bool done = false;
  for (int attempt = 0; attempt < 2 && !done; attempt++) {
    uint8_t *bigger = realloc(buffer, (size_t)capacity);
    if (bigger == NULL) break;
    buffer = bigger;
    char *out = (char *)buffer;
    const char *in = (const char *)text;
    int32_t length = (int32_t)count, needed;
    status = U_ZERO_ERROR;
    needed = operation == 0 ? ucasemap_utf8FoldCase(map, out, capacity, in, length, &status)
                            : ucasemap_utf8ToUpper(map, out, capacity, in, length, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
      capacity = needed + 1;
    } else if (U_SUCCESS(status)) {
      *result = buffer;
      *result_count = (size_t)needed;
      done = true;
    } else {
      break;
    }
  }
  ucasemap_close(map);
  if (!done) free(buffer);
  return done;
}
