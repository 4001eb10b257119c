#include "CUraKernels.h"
#include "dispatch.h"
#include <string.h>

size_t ura_packed_size(size_t count) { return (count * 6 + 7) / 8; }

void ura_pack(const uint8_t *symbols, size_t count, uint8_t *packed) {
  uint32_t pending = 0;
  unsigned bits = 0;
  for (size_t i = 0; i < count; i++) {
    pending |= (uint32_t)(symbols[i] & (ura_symbols - 1)) << bits;
    bits += 6;
    while (bits >= 8) {
      *packed++ = (uint8_t)pending;
      pending >>= 8;
      bits -= 8;
    }
  }
  if (bits > 0) *packed = (uint8_t)pending;
}

/// Eight symbols out of the low 48 bits: the bits are spread in halves, quarters and eighths.
static inline uint64_t spread(uint64_t x) {
  x = (x & 0xFFFFFF) | (x & 0xFFFFFF000000) << 8;
  x = (x & 0x00000FFF00000FFF) | (x & 0x00FFF00000FFF000) << 4;
  return (x & 0x003F003F003F003F) | (x & 0x0FC00FC00FC00FC0) << 2;
}

__attribute__((always_inline)) static inline void ura_unpack_body(
  const uint8_t *packed, size_t count, uint8_t *symbols) {
  size_t size = ura_packed_size(count);
  size_t i = 0;
  // Eight bytes are read where six are wanted.
  for (; i / 8 * 6 + 8 <= size; i += 8) {
    uint64_t x;
    memcpy(&x, packed + i / 8 * 6, sizeof x);
    x = spread(x & 0xFFFFFFFFFFFF);
    memcpy(symbols + i, &x, sizeof x);
  }
  for (; i < count; i++) {
    size_t bit = i * 6;
    unsigned pair = packed[bit / 8];
    if (bit / 8 + 1 < size) pair |= (unsigned)packed[bit / 8 + 1] << 8;
    symbols[i] = pair >> bit % 8 & (ura_symbols - 1);
  }
}

DISPATCH(void, ura_unpack, (const uint8_t *packed, size_t count, uint8_t *symbols), (packed, count, symbols))
