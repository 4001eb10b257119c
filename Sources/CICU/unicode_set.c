#include "CICU.h"
#include <stdlib.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

// Writes the set as an inversion list (start, end exclusive, ...) and returns the number of bounds, which may be above
// the capacity.
static int32_t inversion_list(const USet *set, uint32_t *bounds, int32_t capacity) {
  int32_t count = 0;
  int32_t items = uset_getItemCount(set);
  for (int32_t i = 0; i < items; i++) {
    UChar32 start, end;
    UErrorCode status = U_ZERO_ERROR;
    UChar text[8];
    // Above 0 is the length of a string, which a set of characters has no place for.
    if (uset_getItem(set, i, &start, &end, text, 8, &status) != 0) continue;
    if (count + 1 < capacity) {
      bounds[count] = (uint32_t)start;
      bounds[count + 1] = (uint32_t)end + 1;
    }
    count += 2;
  }
  return count;
}

int32_t ura_unicode_set(const char *pattern, uint32_t *bounds, int32_t capacity) {
  UChar buffer[256];
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(buffer, 256, &length, pattern, -1, &status);
  if (U_FAILURE(status)) return -1;
  USet *set = uset_openPattern(buffer, length, &status);
  if (U_FAILURE(status)) return -1;
  int32_t count = inversion_list(set, bounds, capacity);
  uset_close(set);
  return count;
}

int32_t ura_unicode_set_close_over_case(
  const uint32_t *input, int32_t input_count, uint32_t *bounds, int32_t capacity) {
  USet *set = uset_openEmpty();
  for (int32_t i = 0; i + 1 < input_count; i += 2) {
    uset_addRange(set, (UChar32)input[i], (UChar32)input[i + 1] - 1);
  }
  uset_closeOver(set, USET_CASE_INSENSITIVE);
  int32_t count = inversion_list(set, bounds, capacity);
  uset_close(set);
  return count;
}
