#include "CUraKernels.h"
#include "dispatch.h"
#include <stdbool.h>
#include <string.h>

// The bound. Cut both texts (lengths m and n) in the middle. An alignment of cost d takes the first half of one to some
// prefix of the other; counting symbols, moving that prefix's end to the middle, gives
//   m + n - 2 * common(halves) <= 2 d + 1   when n - m is odd, <= 2 d when it is even,
// whatever the shift (docs/scoring.md proves it). Over the whole texts m + n - 2 * common(whole) + |m - n| <= 2 d. The caller turns a
// limit for d into the least counts in common.

typedef uint8_t bytes64 __attribute__((vector_size(64)));
typedef uint8_t bytes64u __attribute__((vector_size(64), aligned(1)));
typedef bool mask64 __attribute__((ext_vector_type(64)));

/// The class of a symbol (SymbolCode chooses symbols with this in mind).
static inline size_t class_of(uint8_t symbol) { return symbol & 31; }

static void count_halves(const uint8_t *text, size_t length, uint32_t counts[64]) {
  memset(counts, 0, 64 * sizeof(uint32_t));
  size_t half = length / 2;
  for (size_t i = 0; i < half; i++) counts[class_of(text[i])]++;
  for (size_t i = half; i < length; i++) counts[32 + class_of(text[i])]++;
}

typedef uint8_t bytes32 __attribute__((vector_size(32)));

/// min(15, count) of each class. Two tables, so that a symbol that comes twice in a row does not wait for itself.
__attribute__((always_inline)) static inline void count_symbols(const uint8_t *text, size_t length, bytes32 *counts) {
  bytes32 result = {};
  // A count of bytes holds two times 127; the sum saturates.
  for (size_t start = 0; start < length; start += 254) {
    uint8_t even[32] = {}, odd[32] = {};
    size_t end = length - start < 254 ? length : start + 254;
    size_t i = start;
    for (; i + 1 < end; i += 2) {
      even[class_of(text[i])]++;
      odd[class_of(text[i + 1])]++;
    }
    if (i < end) even[class_of(text[i])]++;
    bytes32 a, b;
    memcpy(&a, even, sizeof a);
    memcpy(&b, odd, sizeof b);
    result = __builtin_elementwise_add_sat(result, a + b);
  }
  *counts = __builtin_elementwise_min(result, (bytes32){} + 15);
}

__attribute__((always_inline)) static inline void ura_signature_make_body(
  const uint8_t *texts, size_t length, size_t count, uint8_t *rows) {
  for (size_t column = 0; column < count; column++, texts += length) {
    bytes32 first, second;
    count_symbols(texts, length / 2, &first);
    count_symbols(texts + length / 2, length - length / 2, &second);
    bytes32 counts = first | second << 4;
    for (size_t row = 0; row < ura_signature_rows; row++) rows[row * ura_signature_texts + column] = counts[row];
  }
}

DISPATCH(
  void, ura_signature_make, (const uint8_t *texts, size_t length, size_t count, uint8_t *rows),
  (texts, length, count, rows))

void ura_signature_query_make(const uint8_t *text, size_t length, ura_signature_query *query) {
  uint32_t counts[64];
  count_halves(text, length, counts);
  for (size_t row = 0; row < 64; row++) query->halves[row] = counts[row] < 255 ? (uint8_t)counts[row] : 255;
  for (size_t row = 0; row < 32; row++) {
    uint32_t sum = counts[row] + counts[32 + row];
    query->whole[row] = sum < 255 ? (uint8_t)sum : 255;
  }
}

/// min(count, stored), where a stored 15 stands for any number from 15: the query's count is then the most they can share.
#define COMMON(wanted, stored)                                                                       \
  ((wanted) <= 15 ? __builtin_elementwise_min((stored), (bytes64){} + (wanted))                      \
                  : (bytes64)(((stored) == 15) & ((bytes64){} + (wanted))) | (((stored) != 15) & (stored)))

/// Four groups: the scan goes through memory faster than the processor foresees it.
enum { ahead = 4 * ura_signature_rows * ura_signature_texts };

__attribute__((always_inline)) static inline uint64_t ura_signature_scan_body(
  const uint8_t *rows, const ura_signature_query *query, uint8_t needed_halves, uint8_t needed_whole) {
  bytes64 halves = {};
  bytes64 whole = {};
  for (size_t row = 0; row < 32; row++) {
    uint8_t first = query->halves[row], second = query->halves[32 + row], both = query->whole[row];
    if (both == 0) continue;
    bytes64 stored = *(const bytes64u *)(rows + row * 64);
    __builtin_prefetch(rows + row * 64 + ahead);
    bytes64 low = stored & 15;
    bytes64 high = stored >> 4;
    if (first != 0) halves = __builtin_elementwise_add_sat(halves, COMMON(first, low));
    if (second != 0) halves = __builtin_elementwise_add_sat(halves, COMMON(second, high));
    // A saturated half makes the sum unknown: then the query's own count.
    bytes64 sum = low + high;
    if (both > 15) {
      bytes64 unknown = (bytes64)((low == 15) | (high == 15));
      sum |= unknown;
    }
    whole = __builtin_elementwise_add_sat(whole, __builtin_elementwise_min(sum, (bytes64){} + both));
  }
  bytes64 passes = (bytes64)(halves >= ((bytes64){} + needed_halves)) & (bytes64)(whole >= ((bytes64){} + needed_whole));
  mask64 mask = __builtin_convertvector(passes != 0, mask64);
  uint64_t bits;
  memcpy(&bits, &mask, sizeof bits);
  return bits;
}

DISPATCH(
  uint64_t, ura_signature_scan,
  (const uint8_t *rows, const ura_signature_query *query, uint8_t needed_halves, uint8_t needed_whole),
  (rows, query, needed_halves, needed_whole))
