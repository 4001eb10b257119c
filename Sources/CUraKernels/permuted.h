// The banded kernel (banded.c) for AVX-512 with VBMI: a symbol's row is found by permuting bytes, which is a third of the work of
// loading it lane by lane. Widths below 32, 64 and 128.
#ifndef URA_PERMUTED_H
#define URA_PERMUTED_H
#include "CUraKernels.h"

void ura_banded_permuted16(
  const ura_pattern *pattern, const uint8_t *const texts[16], size_t length, int32_t limit, int32_t width,
  uint32_t result[16]);
void ura_banded_permuted8(
  const ura_pattern *pattern, const uint8_t *const texts[8], size_t length, int32_t limit, int32_t width,
  uint64_t result[8]);
void ura_banded_permuted_pairs(
  const ura_pattern *pattern, const uint8_t *const texts[8], size_t length, int32_t limit, int32_t width,
  uint64_t result[8]);
#endif
