#include "CUraKernels.h"
#include "dispatch.h"
#include "permuted.h"
#include <stdbool.h>
#include <string.h>

// Levenshtein distance of one query to many texts of one length, a lane each, inside the band that `width` symbols added or missing allow.
//
// Source: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003), section 4.3: the window of
// rows moves down by one with every column, so a bit is a diagonal. Bit b of a column j is the row j + lowest + b. With e = m - n, a
// path that touches the diagonal x adds or misses at least |x| + |e - x| symbols, so the diagonals
//   min(0, e) - (width - |e|) / 2  ...  max(0, e) + (width - |e|) / 2
// are all that matter: at most width + 1 bits, and one word holds them for texts of any length. Cells beside the band come out too
// large, never too small.
//
// The value on the diagonal e, which ends in the last cell, grows by one exactly where its D0 bit is 0, and never falls: it is
// the distance at the end, and above `limit` on the way it ends the search.

enum { columns_at_once = 8 };

static inline uint64_t load64(const uint8_t *from) {
  uint64_t value;
  memcpy(&value, from, sizeof value);
  return value;
}

/// The bytes of a symbol's row.
static size_t stride_of(size_t length, size_t width) {
  size_t padding = (width + 64) / 64 * 64;
  return (padding + length + 2 * width) / 64 * 8 + 32;
}

// The table is there twice: by symbol, and turned over, a column of 64 symbols for each byte of a row.
size_t ura_pattern_size(size_t length, size_t width) { return 2 * ura_symbols * stride_of(length, width); }

ura_pattern ura_pattern_make(const uint8_t *text, size_t length, size_t width, uint8_t *table) {
  size_t padding = (width + 64) / 64 * 64;
  size_t stride = stride_of(length, width);
  uint8_t *columns = table + ura_symbols * stride;
  memset(table, 0, 2 * ura_symbols * stride);
  for (size_t i = 0; i < length; i++) {
    size_t bit = padding + i;
    uint8_t mask = (uint8_t)(1u << bit % 8);
    table[text[i] * stride + bit / 8] |= mask;
    columns[bit / 8 * ura_symbols + text[i]] |= mask;
  }
  return (ura_pattern){table, columns, stride, padding, (int32_t)length};
}

// One body for 16 lanes of 32 bits and for 8 lanes of 64 bits (LANES * BITS is 512).
#define BANDED(NAME, LANES, BITS, WORD, VECTOR)                                                                        \
  typedef WORD VECTOR __attribute__((vector_size(64)));                                                                \
  __attribute__((always_inline)) static inline void NAME(                                                              \
    const ura_pattern *pattern, const uint8_t *const texts[LANES], size_t length, int32_t limit, int32_t width,                \
    WORD result[LANES]) {                                                                                              \
    int32_t e = pattern->length - (int32_t)length;                                                                     \
    int32_t slack = (width - (e < 0 ? -e : e)) / 2;                                                                    \
    int32_t lowest = (e < 0 ? e : 0) - slack;                                                                          \
    WORD diagonal = (WORD)1 << (e - lowest);                                                                           \
    VECTOR vp = (VECTOR){} + (WORD)((WORD) ~(WORD)0 << -lowest);                                                       \
    VECTOR vn = {};                                                                                                    \
    VECTOR value = (VECTOR){} + (WORD)(e > 0 ? e : 0);                                                                 \
    size_t bit = (size_t)((int64_t)pattern->padding + lowest);                                                         \
    const uint8_t *table = pattern->table;                                                                             \
    const size_t stride = pattern->stride;                                                                             \
    VECTOR matches[columns_at_once];                                                                                   \
    for (size_t column = 0; column < length; column += columns_at_once) {                                              \
      size_t columns = length - column < columns_at_once ? length - column : columns_at_once;                          \
      for (size_t lane = 0; lane < LANES; lane++) {                                                                    \
        const uint8_t *text = texts[lane] + column;                                                                    \
        for (size_t k = 0; k < columns; k++) {                                                                         \
          size_t at = bit + k;                                                                                         \
          ((WORD *)&matches[k])[lane] = (WORD)(load64(table + text[k] * stride + at / 8) >> at % 8);                   \
        }                                                                                                              \
      }                                                                                                                \
      bit += columns;                                                                                                  \
      for (size_t k = 0; k < columns; k++) {                                                                           \
        VECTOR x = matches[k];                                                                                         \
        VECTOR d0 = (((x & vp) + vp) ^ vp) | x | vn;                                                                   \
        VECTOR hp = vn | ~(d0 | vp);                                                                                   \
        VECTOR hn = d0 & vp;                                                                                           \
        value -= (VECTOR)((d0 & diagonal) == 0);                                                                       \
        VECTOR next = d0 >> 1;                                                                                         \
        vp = hn | ~(next | hp);                                                                                        \
        vn = next & hp;                                                                                                \
      }                                                                                                                \
      VECTOR within = (VECTOR)(value <= (WORD)limit);                                                                  \
      if (__builtin_reduce_or(within) == 0) break;                                                                     \
    }                                                                                                                  \
    memcpy(result, &value, sizeof value);                                                                              \
  }

BANDED(banded16, 16, 32, uint32_t, lanes16)
BANDED(banded8, 8, 64, uint64_t, lanes8)

// The same with several words a lane, for widths beyond 56: carries go from word to word.
enum { most_words = (ura_banded_most + 64) / 64 };

__attribute__((always_inline)) static inline void banded_words(
  const ura_pattern *pattern, const uint8_t *const texts[8], size_t length, int32_t limit, int32_t width,
  size_t words, uint64_t result[8]) {
  int32_t e = pattern->length - (int32_t)length;
  int32_t slack = (width - (e < 0 ? -e : e)) / 2;
  int32_t lowest = (e < 0 ? e : 0) - slack;
  size_t diagonal = (size_t)(e - lowest);
  uint64_t diagonal_bit = (uint64_t)1 << diagonal % 64;
  lanes8 vp[most_words], vn[most_words], d0[most_words], x;
  for (size_t w = 0; w < words; w++) {
    int64_t start = -(int64_t)lowest - (int64_t)(64 * w);
    uint64_t ones = start <= 0 ? ~(uint64_t)0 : start >= 64 ? 0 : ~(uint64_t)0 << start;
    vp[w] = (lanes8){} + ones;
    vn[w] = (lanes8){};
  }
  lanes8 value = (lanes8){} + (uint64_t)(e > 0 ? e : 0);
  size_t bit = (size_t)((int64_t)pattern->padding + lowest);
  for (size_t column = 0; column < length; column++, bit++) {
    lanes8 carry = {};
    size_t shift = bit % 8;
    for (size_t w = 0; w < words; w++) {
      const uint8_t *table = pattern->table + bit / 8 + 8 * w;
      for (size_t lane = 0; lane < 8; lane++) {
        const uint8_t *row = table + texts[lane][column] * pattern->stride;
        x[lane] = load64(row) >> shift | (shift == 0 ? 0 : (uint64_t)row[8] << (64 - shift));
      }
      lanes8 sum = (x & vp[w]) + vp[w];
      lanes8 overflow = (lanes8)(sum < vp[w]) & 1;
      sum += carry;
      carry = overflow | ((lanes8)(sum < carry) & 1);
      d0[w] = (sum ^ vp[w]) | x | vn[w];
    }
    value -= (lanes8)((d0[diagonal / 64] & diagonal_bit) == 0);
    for (size_t w = 0; w < words; w++) {
      lanes8 hp = vn[w] | ~(d0[w] | vp[w]);
      lanes8 hn = d0[w] & vp[w];
      lanes8 next = d0[w] >> 1;
      if (w + 1 < words) next |= d0[w + 1] << 63;
      vp[w] = hn | ~(next | hp);
      vn[w] = next & hp;
    }
    if (column % 8 == 7 && __builtin_reduce_or((lanes8)(value <= (uint64_t)limit)) == 0) break;
  }
  memcpy(result, &value, sizeof value);
}

__attribute__((always_inline)) static inline void distances_by(
  bool permutes, const ura_pattern *pattern, const uint8_t *const *texts, size_t length, size_t count, int32_t limit,
  int32_t width, int32_t *distances) {
  size_t lanes = width < 32 ? 16 : 8;
  size_t words = ((size_t)width + 64) / 64;
  for (size_t start = 0; start < count; start += lanes) {
    const uint8_t *lane_texts[16];
    size_t used = count - start < lanes ? count - start : lanes;
    for (size_t lane = 0; lane < lanes; lane++)
      lane_texts[lane] = texts[start + (lane < used ? lane : 0)];
    // Candidates lie apart in memory: fetch the next ones while these are compared.
    for (size_t next = start + lanes; next < count && next < start + 2 * lanes; next++) {
      __builtin_prefetch(texts[next]);
      __builtin_prefetch(texts[next] + 64);
    }
    uint32_t narrow[16];
    uint64_t wide[8];
    if (false) {
#if defined(__x86_64__)
    } else if (permutes && width < 32) {
      ura_banded_permuted16(pattern, lane_texts, length, limit, width, narrow);
    } else if (permutes && width < 64) {
      ura_banded_permuted8(pattern, lane_texts, length, limit, width, wide);
    } else if (permutes && width < 128) {
      ura_banded_permuted_pairs(pattern, lane_texts, length, limit, width, wide);
#endif
    } else if (width < 32) {
      banded16(pattern, lane_texts, length, limit, width, narrow);
    } else if (width < 57) {
      banded8(pattern, lane_texts, length, limit, width, wide);
    } else {
      banded_words(pattern, lane_texts, length, limit, width, words, wide);
    }
    for (size_t lane = 0; lane < used; lane++) {
      uint64_t distance = width < 32 ? narrow[lane] : wide[lane];
      distances[start + lane] = distance > (uint64_t)limit ? limit + 1 : (int32_t)distance;
    }
  }
}

__attribute__((always_inline)) static inline void by_rows_body(
  const ura_pattern *pattern, const uint8_t *const *texts, size_t length, size_t count, int32_t limit, int32_t width,
  int32_t *distances) {
  distances_by(false, pattern, texts, length, count, limit, width, distances);
}

DISPATCH(
  void, by_rows,
  (const ura_pattern *pattern, const uint8_t *const *texts, size_t length, size_t count, int32_t limit,
   int32_t width, int32_t *distances),
  (pattern, texts, length, count, limit, width, distances))

void ura_banded_distances(
  const ura_pattern *pattern, const uint8_t *const *texts, size_t length, size_t count, int32_t limit,
  int32_t width, int32_t *distances) {
#if defined(__x86_64__)
  if (ura_kernels_rank() == 3 && width < 128) {
    distances_by(true, pattern, texts, length, count, limit, width, distances);
    return;
  }
#endif
  by_rows(pattern, texts, length, count, limit, width, distances);
}
