#define _GNU_SOURCE
#include "CUraKernels.h"
#include <string.h>

const uint8_t *ura_find(const uint8_t *text, size_t count, const uint8_t *pattern, size_t length) {
  return memmem(text, count, pattern, length);
}
