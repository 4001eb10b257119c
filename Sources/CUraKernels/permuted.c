#include "permuted.h"
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>

#define PERMUTES                                                                                                     \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,popcnt")))

typedef uint32_t lanes16 __attribute__((vector_size(64)));
typedef uint64_t lanes8 __attribute__((vector_size(64)));

/// Eight columns of eight texts, a text in each word of 64 bits.
PERMUTES static inline __m512i load_columns(const uint8_t *const texts[8], size_t column) {
  long long word[8];
  for (size_t lane = 0; lane < 8; lane++) memcpy(&word[lane], texts[lane] + column, 8);
  return _mm512_setr_epi64(word[0], word[1], word[2], word[3], word[4], word[5], word[6], word[7]);
}

/// A column's symbols out of eight (or twice eight) texts: where byte 0 of each lane's text is, in every byte of the lane.
PERMUTES static inline __m512i first_bytes(size_t bytes_a_lane) {
  uint8_t bytes[64];
  for (size_t i = 0; i < 64; i++) bytes[i] = (uint8_t)(i / bytes_a_lane * 8);
  return _mm512_loadu_si512(bytes);
}

PERMUTES static inline __m512i looked_up(__m512i symbols, const uint8_t *columns, size_t byte) {
  return _mm512_permutexvar_epi8(symbols, _mm512_loadu_si512(columns + byte * ura_symbols));
}

PERMUTES static inline __m512i also_looked_up(
  __m512i before, __mmask64 bytes, __m512i symbols, const uint8_t *columns, size_t byte) {
  return _mm512_mask_permutexvar_epi8(before, bytes, symbols, _mm512_loadu_si512(columns + byte * ura_symbols));
}

/// The rows of 32 bits from a bit on, for a symbol a lane.
PERMUTES static inline __m512i rows32(__m512i symbols, const uint8_t *columns, size_t bit) {
  size_t byte = bit / 8;
  __m512i low = looked_up(symbols, columns, byte);
  low = also_looked_up(low, 0x2222222222222222, symbols, columns, byte + 1);
  low = also_looked_up(low, 0x4444444444444444, symbols, columns, byte + 2);
  low = also_looked_up(low, 0x8888888888888888, symbols, columns, byte + 3);
  __m512i high = looked_up(symbols, columns, byte + 4);
  return _mm512_shrdv_epi32(low, high, _mm512_set1_epi32((int)(bit % 8)));
}

/// The same of 64 bits.
PERMUTES static inline __m512i rows64(__m512i symbols, const uint8_t *columns, size_t bit) {
  size_t byte = bit / 8;
  __m512i low = looked_up(symbols, columns, byte);
  for (size_t i = 1; i < 8; i++) low = also_looked_up(low, 0x0101010101010101ull << i, symbols, columns, byte + i);
  __m512i high = looked_up(symbols, columns, byte + 8);
  return _mm512_shrdv_epi64(low, high, _mm512_set1_epi64((long long)(bit % 8)));
}

// The steps are those of banded.c.
#define PERMUTED(NAME, LANES, WORD, VECTOR, SYMBOLS, ROWS)                                                           \
  PERMUTES void NAME(                                                                                                \
    const ura_pattern *pattern, const uint8_t *const texts[LANES], size_t length, int32_t limit, int32_t width,      \
    WORD result[LANES]) {                                                                                            \
    int32_t e = pattern->length - (int32_t)length;                                                                   \
    int32_t slack = (width - (e < 0 ? -e : e)) / 2;                                                                  \
    int32_t lowest = (e < 0 ? e : 0) - slack;                                                                        \
    VECTOR diagonal = (VECTOR){} + ((WORD)1 << (e - lowest));                                                        \
    VECTOR vp = (VECTOR){} + (WORD)((WORD) ~(WORD)0 << -lowest);                                                     \
    VECTOR vn = {};                                                                                                  \
    VECTOR value = (VECTOR){} + (WORD)(e > 0 ? e : 0);                                                               \
    size_t bit = (size_t)((int64_t)pattern->padding + lowest);                                                       \
    const __m512i first = first_bytes(sizeof(WORD));                                                                 \
    for (size_t column = 0; column < length; column += 8) {                                                          \
      size_t count = length - column < 8 ? length - column : 8;                                                      \
      __m512i near = load_columns(texts, column);                                                                    \
      __m512i far = LANES > 8 ? load_columns(texts + LANES - 8, column) : near;                                      \
      for (size_t k = 0; k < count; k++, bit++) {                                                                    \
        __m512i at = _mm512_add_epi8(first, _mm512_set1_epi8((char)k));                                              \
        VECTOR x = (VECTOR)ROWS(SYMBOLS, pattern->columns, bit);                                                     \
        VECTOR d0 = (((x & vp) + vp) ^ vp) | x | vn;                                                                 \
        VECTOR hp = vn | ~(d0 | vp);                                                                                 \
        VECTOR hn = d0 & vp;                                                                                         \
        value -= (VECTOR)((d0 & diagonal) == 0);                                                                     \
        VECTOR next = d0 >> 1;                                                                                       \
        vp = hn | ~(next | hp);                                                                                      \
        vn = next & hp;                                                                                              \
      }                                                                                                              \
      if (__builtin_reduce_or((VECTOR)(value <= (WORD)limit)) == 0) break;                                           \
    }                                                                                                                \
    memcpy(result, &value, sizeof value);                                                                            \
  }

PERMUTED(
  ura_banded_permuted16, 16, uint32_t, lanes16, _mm512_permutex2var_epi8(near, at, far), rows32)
PERMUTED(ura_banded_permuted8, 8, uint64_t, lanes8, _mm512_permutexvar_epi8(at, near), rows64)

// Two words a lane: the carry goes from the first to the second, the bit that moves down the other way.
PERMUTES void ura_banded_permuted_pairs(
  const ura_pattern *pattern, const uint8_t *const texts[8], size_t length, int32_t limit, int32_t width,
  uint64_t result[8]) {
  int32_t e = pattern->length - (int32_t)length;
  int32_t slack = (width - (e < 0 ? -e : e)) / 2;
  int32_t lowest = (e < 0 ? e : 0) - slack;
  size_t wanted = (size_t)(e - lowest);
  lanes8 diagonal = (lanes8){} + ((uint64_t)1 << wanted % 64);
  lanes8 vp[2], vn[2] = {}, d0[2];
  for (int32_t w = 0; w < 2; w++) {
    int32_t start = -lowest - 64 * w;
    vp[w] = (lanes8){} + (start <= 0 ? ~(uint64_t)0 : start >= 64 ? 0 : ~(uint64_t)0 << start);
  }
  lanes8 value = (lanes8){} + (uint64_t)(e > 0 ? e : 0);
  size_t bit = (size_t)((int64_t)pattern->padding + lowest);
  const __m512i first = first_bytes(8);
  for (size_t column = 0; column < length; column += 8) {
    size_t count = length - column < 8 ? length - column : 8;
    __m512i near = load_columns(texts, column);
    for (size_t k = 0; k < count; k++, bit++) {
      __m512i symbols = _mm512_permutexvar_epi8(_mm512_add_epi8(first, _mm512_set1_epi8((char)k)), near);
      lanes8 x0 = (lanes8)rows64(symbols, pattern->columns, bit);
      lanes8 x1 = (lanes8)rows64(symbols, pattern->columns, bit + 64);
      lanes8 sum = (x0 & vp[0]) + vp[0];
      lanes8 carry = (lanes8)(sum < vp[0]) & 1;
      d0[0] = (sum ^ vp[0]) | x0 | vn[0];
      d0[1] = (((x1 & vp[1]) + vp[1] + carry) ^ vp[1]) | x1 | vn[1];
      value -= (lanes8)((d0[wanted / 64] & diagonal) == 0);
      lanes8 next[2] = {d0[0] >> 1 | d0[1] << 63, d0[1] >> 1};
      for (size_t w = 0; w < 2; w++) {
        lanes8 hp = vn[w] | ~(d0[w] | vp[w]);
        lanes8 hn = d0[w] & vp[w];
        vp[w] = hn | ~(next[w] | hp);
        vn[w] = next[w] & hp;
      }
    }
    if (__builtin_reduce_or((lanes8)(value <= (uint64_t)limit)) == 0) break;
  }
  memcpy(result, &value, sizeof value);
}
#endif
