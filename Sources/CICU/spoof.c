#include "CICU.h"
#include "buffer.h"
#include <stdlib.h>
#include <unicode/uspoof.h>

struct ura_spoof {
  USpoofChecker *handle;
};

ura_spoof *ura_spoof_open(int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  ura_spoof *self = malloc(sizeof *self);
  if (self == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  self->handle = uspoof_open(&code);
  uspoof_setChecks(self->handle, USPOOF_RESTRICTION_LEVEL, &code);
  uspoof_setRestrictionLevel(self->handle, USPOOF_MODERATELY_RESTRICTIVE);
  *status = code;
  if (U_FAILURE(code)) {
    free(self);
    return NULL;
  }
  return self;
}

void ura_spoof_close(ura_spoof *self) {
  uspoof_close(self->handle);
  free(self);
}

bool ura_spoof_mixes_scripts(ura_spoof *self, const uint8_t *text, size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t checks = uspoof_check2UTF8(self->handle, (const char *)text, (int32_t)count, NULL, &status);
  return U_SUCCESS(status) && (checks & USPOOF_RESTRICTION_LEVEL) != 0;
}

static int32_t skeleton(
  const void *context, const UChar *text, int32_t length, UChar *out, int32_t capacity, UErrorCode *status) {
  return uspoof_getSkeleton(context, 0, text, length, out, capacity, status);
}

bool ura_spoof_skeleton(
  ura_spoof *self, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count) {
  return ura_apply_utf16(skeleton, self->handle, text, count, result, result_count);
}
