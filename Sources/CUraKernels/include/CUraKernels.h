// SIMD kernels of the fuzzy search. One source for every machine: clang's vector types, compiled for AVX-512, AVX2 and the
// baseline (SSE2, NEON), chosen at run time. The reference twins are in Tests/UraMatchingTests.
#ifndef CURAKERNELS_H
#define CURAKERNELS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The instructions that the kernels use on this machine: "avx512vbmi", "avx512", "avx2" or "baseline".
const char *ura_kernels_level(void);

// MARK: packed.c

/// Symbols are numbers below this: six bits each where they are packed.
enum { ura_symbols = 64 };

/// The bytes of `count` packed symbols.
size_t ura_packed_size(size_t count);
/// Packs symbols, six bits each, little end first. Writes ura_packed_size bytes.
void ura_pack(const uint8_t *symbols, size_t count, uint8_t *packed);
/// The reverse. Reads ura_packed_size bytes, and whatever they hold gives symbols.
void ura_unpack(const uint8_t *packed, size_t count, uint8_t *symbols);

// MARK: signature.c

/// Signatures stand in groups of 64 texts: 32 rows of 64 bytes, a row for each class of symbols, a byte for each text; the low
/// four bits count the class in the text's first half, the high four in its second half, 15 standing for "15 or more".
enum { ura_signature_rows = 32, ura_signature_texts = 64 };

/// Sets the signatures of `count` (at most 64) texts of one length that lie one after the other, in the rows of a group.
void ura_signature_make(const uint8_t *texts, size_t length, size_t count, uint8_t *rows);

/// What a query's text is to the scan: counts by class of the first half, then of the second, and of the whole; 255 is "255 or
/// more".
typedef struct {
  uint8_t halves[64];
  uint8_t whole[32];
} ura_signature_query;

void ura_signature_query_make(const uint8_t *text, size_t length, ura_signature_query *query);

/// Bit i is set when text i of the group may lie within the distance: the symbols that it has in common with the query, half by
/// half, are at least `needed_halves`, and over the whole at least `needed_whole` (both 0...255).
uint64_t ura_signature_scan(
  const uint8_t *rows, const ura_signature_query *query, uint8_t needed_halves, uint8_t needed_whole);

// MARK: words.c

/// What is known of the words of up to 512 texts: for each bucket as many words of 64 bits as the texts have columns of 64, a bit for each
/// text; words hash to buckets by parts that they share with their forms. Of a full group a bucket is a line of the processor's cache.
enum {
  ura_word_bucket_bits = 9,
  ura_word_buckets = 1 << ura_word_bucket_bits,
  ura_word_columns = 8,
  ura_word_texts = 64 * ura_word_columns
};

/// A part that a word may share with its forms: a text that has it has both buckets.
typedef struct {
  uint16_t first, second;
} ura_word_key;

/// A word of a query: a text that has one of its forms has one of the keys.
typedef struct {
  ura_word_key keys[3];
  uint8_t weight;
} ura_word;

/// `length` is at least 1.
ura_word ura_word_make(const uint8_t *word, size_t length, uint8_t weight);

/// Adds to `buckets` (zeros before) the words of `count` (at most ura_word_texts) texts of one length that lie one after the other. A word
/// begins with a symbol of the set `letters` after one that is not, and goes on with symbols of `inside`.
void ura_words_index(
  const uint8_t *texts, size_t length, size_t count, uint64_t letters, uint64_t inside, uint64_t *buckets);

/// Finds the texts whose words may weigh at least `needed`, in a group of `columns` columns. False when there are none; else bit i of
/// passing[c] says so of text 64 c + i, and `weights` has the sums of all texts, those above 255 being 255. Fastest with the heaviest
/// words first.
bool ura_words_scan(
  const uint64_t *buckets, size_t columns, const ura_word *words, size_t count, uint8_t needed, uint64_t *passing,
  uint8_t *weights);

// MARK: banded.c

/// The positions of each symbol in a query, as bits, with `padding` zero bits before and after.
typedef struct {
  const uint8_t *table;
  const uint8_t *columns;
  size_t stride;
  size_t padding;
  int32_t length;
} ura_pattern;

/// The bytes that the table of a pattern needs for bands up to a width.
size_t ura_pattern_size(size_t length, size_t width);
/// Fills `table` (of ura_pattern_size bytes).
ura_pattern ura_pattern_make(const uint8_t *text, size_t length, size_t width, uint8_t *table);

/// The largest width that ura_banded_distances takes.
enum { ura_banded_most = 500 };

/// Levenshtein distances from the query to `count` texts of one length, along alignments with at most `width` symbols that are added or
/// missing. Writes the distance, or limit + 1 when it is more. `width` is at most `limit`, that of the pattern and ura_banded_most, and at
/// least the difference of the lengths; where it equals `limit` no alignment is left out. Seven bytes behind each text are read.
void ura_banded_distances(
  const ura_pattern *pattern, const uint8_t *const *texts, size_t length, size_t count, int32_t limit, int32_t width,
  int32_t *distances);

// MARK: find.c

/// The first place where `pattern` occurs in `text`, or NULL.
const uint8_t *ura_find(const uint8_t *text, size_t count, const uint8_t *pattern, size_t length);
#endif
