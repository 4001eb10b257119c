#include "CUraKernels.h"
#include "dispatch.h"
#include <stdbool.h>
#include <string.h>

// Which words of a query a text may have, in some form. TokenCost says which words are forms of one another: half of the shorter
// stands at the beginning of both, or, where the longer has six letters or more, one letter differs. So words that are related, of
// lengths a and b, share one of the keys below; TokenCostTests checks it. Words that share a key need not be related.
//
//   length a        lengths of its forms    what they share
//   1               1                       the letter
//   2               2, 3                    both letters; the first with a word of three
//   3               2, 3, 4, 5              the first with a word of two; the first two
//   4               3, 4, 5, 6              the first two
//   5, 6            3 or 4; 5 and more      the first two; the first three, or the last three when one letter differs before
//   7               5 and more              the first three or the last three
//   8 and more      5 and more; 7 and more  the first three; the last four when one letter differs before

typedef uint8_t bytes64 __attribute__((vector_size(64)));
typedef bool mask64 __attribute__((ext_vector_type(64)));

enum key_kind { whole1, whole2, first_of2, first_of3, two_of_3_4, two_of_5_6, first3, last3, last4 };

/// The two buckets of a key: another key seldom has both (a filter after B. H. Bloom, 1970).
static inline ura_word_key key_of(enum key_kind kind, const uint8_t *symbols, size_t count) {
  uint32_t number = kind;
  for (size_t i = 0; i < count; i++) number = number << 6 | symbols[i];
  uint64_t hash = number * 0x9E3779B97F4A7C15u;
  return (ura_word_key){
    (uint16_t)(hash >> (64 - ura_word_bucket_bits)), (uint16_t)(hash >> (48 - ura_word_bucket_bits) & (ura_word_buckets - 1))};
}

/// A column of 64 texts: its words of 64 bits are `columns` apart.
typedef struct {
  uint64_t *buckets;
  size_t columns;
} ura_column;

static inline void add(ura_word_key key, uint64_t bit, ura_column column) {
  column.buckets[key.first * column.columns] |= bit;
  column.buckets[key.second * column.columns] |= bit;
}

/// The keys of a word that a text has.
static inline void note(const uint8_t *word, size_t length, uint64_t bit, ura_column column) {
  if (length == 1) add(key_of(whole1, word, 1), bit, column);
  if (length == 2) {
    add(key_of(whole2, word, 2), bit, column);
    add(key_of(first_of2, word, 1), bit, column);
  }
  if (length == 3) add(key_of(first_of3, word, 1), bit, column);
  if (length == 3 || length == 4) add(key_of(two_of_3_4, word, 2), bit, column);
  if (length == 5 || length == 6) add(key_of(two_of_5_6, word, 2), bit, column);
  if (length >= 5) {
    add(key_of(first3, word, 3), bit, column);
    if (length <= 8) add(key_of(last3, word + length - 3, 3), bit, column);
    if (length >= 7) add(key_of(last4, word + length - 4, 4), bit, column);
  }
}

ura_word ura_word_make(const uint8_t *word, size_t length, uint8_t weight) {
  ura_word_key a, b, c;
  if (length == 1) {
    a = b = c = key_of(whole1, word, 1);
  } else if (length == 2) {
    a = key_of(whole2, word, 2);
    b = c = key_of(first_of3, word, 1);
  } else if (length <= 4) {
    a = key_of(two_of_3_4, word, 2);
    b = key_of(two_of_5_6, word, 2);
    c = length == 3 ? key_of(first_of2, word, 1) : b;
  } else {
    a = key_of(first3, word, 3);
    b = length <= 7 ? key_of(last3, word + length - 3, 3) : key_of(last4, word + length - 4, 4);
    c = length <= 6 ? key_of(two_of_3_4, word, 2) : b;
  }
  return (ura_word){{a, b, c}, weight};
}

static inline bool has(uint64_t set, uint8_t symbol) { return set >> (symbol & 63) & 1; }

void ura_words_index(
  const uint8_t *texts, size_t length, size_t count, uint64_t letters, uint64_t inside, uint64_t *buckets) {
  size_t columns = (count + 63) / 64;
  for (size_t text = 0; text < count; text++, texts += length) {
    uint64_t bit = (uint64_t)1 << text % 64;
    ura_column column = {buckets + text / 64, columns};
    size_t start = 0;
    while (start < length) {
      if (!has(letters, texts[start])) {
        start++;
        continue;
      }
      size_t end = start + 1;
      while (end < length && has(letters, texts[end])) end++;
      note(texts + start, end - start, bit, column);
      // An apostrophe or a digit may go on with the word or not: any end is possible. Endless runs of them are no words.
      for (size_t last = end; last < length && has(inside, texts[last]); last++) {
        note(texts + start, last + 1 - start, bit, column);
        if (last - end < 64) continue;
        for (size_t i = 0; i < ura_word_buckets; i++) column.buckets[i * columns] |= bit;
        break;
      }
      start = end;
    }
  }
}

/// The texts of some columns that have a key of a word: a word of 64 bits for each.
__attribute__((always_inline)) static inline void texts_with(
  const uint64_t *buckets, size_t columns, const ura_word *word, uint64_t texts[columns]) {
  for (size_t column = 0; column < columns; column++) texts[column] = 0;
  for (size_t i = 0; i < 3; i++) {
    const uint64_t *first = buckets + word->keys[i].first * columns;
    const uint64_t *second = buckets + word->keys[i].second * columns;
    for (size_t column = 0; column < columns; column++) texts[column] |= first[column] & second[column];
  }
}

__attribute__((always_inline)) static inline bool words_scan(
  const uint64_t *buckets, size_t columns, const ura_word *words, size_t count, uint8_t needed, uint64_t *passing,
  uint8_t *weights) {
  bytes64 sum[ura_word_columns] = {};
  uint32_t rest = 0;
  for (size_t i = 0; i < count; i++) rest += words[i].weight;
  for (size_t i = 0; i < count; i++) {
    uint64_t texts[ura_word_columns];
    texts_with(buckets, columns, words + i, texts);
    for (size_t column = 0; column < columns; column++) {
      mask64 mask;
      memcpy(&mask, texts + column, sizeof mask);
      bytes64 weight = -__builtin_convertvector(mask, bytes64) & words[i].weight;
      sum[column] = __builtin_elementwise_add_sat(sum[column], weight);
    }
    rest -= words[i].weight;
    // Every other word: can any text still get there?
    if (i % 2 == 0 || rest >= needed) continue;
    bytes64 most = sum[0];
    for (size_t column = 1; column < columns; column++) most = __builtin_elementwise_max(most, sum[column]);
    if (__builtin_reduce_max(most) < needed - rest) return false;
  }
  for (size_t column = 0; column < columns; column++) {
    mask64 passes = __builtin_convertvector(sum[column] >= ((bytes64){} + needed), mask64);
    memcpy(passing + column, &passes, sizeof passes);
    memcpy(weights + 64 * column, sum + column, sizeof sum[column]);
  }
  return true;
}

__attribute__((always_inline)) static inline bool ura_words_scan_body(
  const uint64_t *buckets, size_t columns, const ura_word *words, size_t count, uint8_t needed, uint64_t *passing,
  uint8_t *weights) {
  // Nearly all groups are full: there all is unrolled, and the sums stay in registers.
  return columns == ura_word_columns
           ? words_scan(buckets, ura_word_columns, words, count, needed, passing, weights)
           : words_scan(buckets, columns, words, count, needed, passing, weights);
}

DISPATCH(
  bool, ura_words_scan,
  (const uint64_t *buckets, size_t columns, const ura_word *words, size_t count, uint8_t needed, uint64_t *passing,
   uint8_t *weights),
  (buckets, columns, words, count, needed, passing, weights))
