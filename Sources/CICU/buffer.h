// UTF-8 <-> UTF-16 buffers for ICU functions that know UTF-16 only.
#ifndef URA_BUFFER_H
#define URA_BUFFER_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/utypes.h>

/// Allocates the UTF-16 form of UTF-8 text; malformed bytes become U+FFFD. NULL when memory or the 2 G limit is reached.
UChar *ura_utf16_from_utf8(const uint8_t *text, size_t count, int32_t *length);
/// Allocates the UTF-8 form of UTF-16 text; false when it fails.
bool ura_utf8_from_utf16(const UChar *text, int32_t length, uint8_t **result, size_t *result_count);

/// A function of ICU that writes UTF-16 and reports the length it needs.
typedef int32_t (*ura_utf16_function)(
  const void *context, const UChar *text, int32_t length, UChar *out, int32_t capacity, UErrorCode *status);
/// Runs it on UTF-8 text, enlarging the buffer once when needed, and gives back UTF-8.
bool ura_apply_utf16(
  ura_utf16_function function, const void *context, const uint8_t *text, size_t count, uint8_t **result,
  size_t *result_count);
#endif
