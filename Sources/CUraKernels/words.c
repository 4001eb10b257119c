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

static inline void add(ura_word_key key, uint64_t bit, uint64_t *buckets) {
  buckets[key.first] |= bit;
  buckets[key.second] |= bit;
}

/// The keys of a word that a text has.
static inline void note(const uint8_t *word, size_t length, uint64_t bit, uint64_t *buckets) {
  if (length == 1) add(key_of(whole1, word, 1), bit, buckets);
  if (length == 2) {
    add(key_of(whole2, word, 2), bit, buckets);
    add(key_of(first_of2, word, 1), bit, buckets);
  }
  if (length == 3) add(key_of(first_of3, word, 1), bit, buckets);
  if (length == 3 || length == 4) add(key_of(two_of_3_4, word, 2), bit, buckets);
  if (length == 5 || length == 6) add(key_of(two_of_5_6, word, 2), bit, buckets);
  if (length >= 5) {
    add(key_of(first3, word, 3), bit, buckets);
    if (length <= 8) add(key_of(last3, word + length - 3, 3), bit, buckets);
    if (length >= 7) add(key_of(last4, word + length - 4, 4), bit, buckets);
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
  for (size_t column = 0; column < count; column++, texts += length) {
    uint64_t bit = (uint64_t)1 << column;
    size_t start = 0;
    while (start < length) {
      if (!has(letters, texts[start])) {
        start++;
        continue;
      }
      size_t end = start + 1;
      while (end < length && has(letters, texts[end])) end++;
      note(texts + start, end - start, bit, buckets);
      // An apostrophe or a digit may go on with the word or not: any end is possible. Endless runs of them are no words.
      for (size_t last = end; last < length && has(inside, texts[last]); last++) {
        note(texts + start, last + 1 - start, bit, buckets);
        if (last - end < 64) continue;
        for (size_t i = 0; i < ura_word_buckets; i++) buckets[i] |= bit;
        break;
      }
      start = end;
    }
  }
}

static inline uint64_t texts_with(const uint64_t *buckets, const ura_word *word) {
  uint64_t texts = 0;
  for (size_t i = 0; i < 3; i++) texts |= buckets[word->keys[i].first] & buckets[word->keys[i].second];
  return texts;
}

__attribute__((always_inline)) static inline uint64_t ura_words_scan_body(
  const uint64_t *buckets, const ura_word *words, size_t count, uint8_t needed, uint8_t *weights) {
  bytes64 sum = {};
  uint32_t rest = 0;
  for (size_t i = 0; i < count; i++) rest += words[i].weight;
  for (size_t i = 0; i < count; i++) {
    uint64_t texts = texts_with(buckets, words + i);
    mask64 mask;
    memcpy(&mask, &texts, sizeof mask);
    bytes64 weight = -__builtin_convertvector(mask, bytes64) & words[i].weight;
    sum = __builtin_elementwise_add_sat(sum, weight);
    rest -= words[i].weight;
    // Every other word: can any text still get there?
    if (i % 2 == 1 && rest < needed && __builtin_reduce_max(sum) < needed - rest) return 0;
  }
  mask64 passes = __builtin_convertvector(sum >= ((bytes64){} + needed), mask64);
  memcpy(weights, &sum, sizeof sum);
  uint64_t result;
  memcpy(&result, &passes, sizeof result);
  return result;
}

DISPATCH(
  uint64_t, ura_words_scan,
  (const uint64_t *buckets, const ura_word *words, size_t count, uint8_t needed, uint8_t *weights),
  (buckets, words, count, needed, weights))
