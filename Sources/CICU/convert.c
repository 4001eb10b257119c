#include "CICU.h"
#include "buffer.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

bool ura_convert_to_utf8(
  const char *charset, const uint8_t *bytes, size_t count, uint8_t **result, size_t *result_count,
  int64_t *bad_offset) {
  *bad_offset = -1;
  if (count > INT32_MAX / 2 - 8) return false;
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &status);
  if (U_FAILURE(status)) return false;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  size_t capacity = count + 8;
  UChar *buffer = malloc(capacity * sizeof(UChar));
  bool done = false;
  if (buffer != NULL && U_SUCCESS(status)) {
    const char *source = (const char *)bytes;
    const char *source_end = source + count;
    UChar *target = buffer;
    while (true) {
      size_t used = (size_t)(target - buffer);
      status = U_ZERO_ERROR;
      ucnv_toUnicode(converter, &target, buffer + capacity, &source, source_end, NULL, true, &status);
      if (status != U_BUFFER_OVERFLOW_ERROR) break;
      used = (size_t)(target - buffer);
      capacity *= 2;
      UChar *bigger = realloc(buffer, capacity * sizeof(UChar));
      if (bigger == NULL) break;
      buffer = bigger;
      target = buffer + used;
    }
    if (U_SUCCESS(status)) {
      done = ura_utf8_from_utf16(buffer, (int32_t)(target - buffer), result, result_count);
    } else {
      char invalid[16];
      int8_t invalid_count = sizeof invalid;
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(converter, invalid, &invalid_count, &ignored);
      *bad_offset = (source - (const char *)bytes) - (U_SUCCESS(ignored) ? invalid_count : 0);
      if (*bad_offset < 0) *bad_offset = 0;
    }
  }
  free(buffer);
  ucnv_close(converter);
  return done;
}

bool ura_convert_from_utf8(
  const char *charset, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count,
  int64_t *bad_offset) {
  *bad_offset = -1;
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &status);
  if (U_FAILURE(status)) return false;
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  int32_t length = 0;
  UChar *source16 = ura_utf16_from_utf8(text, count, &length);
  bool done = false;
  if (source16 != NULL && U_SUCCESS(status)) {
    int64_t capacity = (int64_t)UCNV_GET_MAX_BYTES_FOR_STRING(length, ucnv_getMaxCharSize(converter));
    uint8_t *buffer = malloc((size_t)capacity);
    if (buffer != NULL) {
      const UChar *source = source16;
      char *target = (char *)buffer;
      ucnv_fromUnicode(
        converter, &target, target + capacity, &source, source16 + length, NULL, true, &status);
      if (U_SUCCESS(status)) {
        *result = buffer;
        *result_count = (size_t)((uint8_t *)target - buffer);
        done = true;
      } else {
        // The offending scalar ends at `source`: count the UTF-8 bytes before it.
        int32_t end = (int32_t)(source - source16), before = 0;
        int32_t bad = end > 1 && U16_IS_TRAIL(source16[end - 1]) ? end - 2 : end - 1;
        UErrorCode ignored = U_ZERO_ERROR;
        u_strToUTF8(NULL, 0, &before, source16, bad < 0 ? 0 : bad, &ignored);
        *bad_offset = before;
        free(buffer);
      }
    }
  }
  free(source16);
  ucnv_close(converter);
  return done;
}

int32_t ura_detect_charset(const uint8_t *bytes, size_t count, char name[64]) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t confidence = -1;
  UCharsetDetector *detector = ucsdet_open(&status);
  ucsdet_setText(detector, (const char *)bytes, (int32_t)(count > INT32_MAX ? INT32_MAX : count), &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  if (U_SUCCESS(status) && match != NULL) {
    strncpy(name, ucsdet_getName(match, &status), 63);
    name[63] = 0;
    confidence = ucsdet_getConfidence(match, &status);
  }
  ucsdet_close(detector);
  return U_SUCCESS(status) ? confidence : -1;
}

bool ura_charset_name(const char *alias, char name[64]) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(alias, &status);
  if (U_FAILURE(status)) return false;
  const char *icu = ucnv_getName(converter, &status);
  const char *iana = ucnv_getStandardName(icu, "IANA", &status);
  const char *best = U_SUCCESS(status) && iana != NULL ? iana : icu;
  bool found = best != NULL;
  if (found) {
    strncpy(name, best, 63);
    name[63] = 0;
  }
  ucnv_close(converter);
  return found;
}
