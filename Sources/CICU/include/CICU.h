// ICU behind opaque handles.
//
// ICU's own headers must not be visible to Swift: they clash with the ICU inside Foundation when both are imported.
// So this header uses integers, bytes and opaque pointers only; the .c files beside it include <unicode/...>.
//
// Conventions: text is UTF-8 unless said otherwise, given as pointer and byte count; offsets are byte offsets.
// `int32_t *status` receives ICU's error code: above 0 is a failure, 0 and below is success.
// Buffers that a function returns in `*result` are allocated with malloc; give them back to ura_icu_free.
#ifndef CICU_H
#define CICU_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The name of an ICU error code: "U_REGEX_RULE_SYNTAX".
const char *ura_icu_error_name(int32_t status);
void ura_icu_free(void *buffer);

// MARK: break.c

typedef struct ura_break ura_break;
/// kind: a UBreakIteratorType: 1 word, 3 sentence.
ura_break *ura_break_open(int32_t kind, const char *locale, int32_t *status);
void ura_break_close(ura_break *iterator);
/// Sets the text; the bytes must stay in place until the next call.
void ura_break_set_text(ura_break *iterator, const uint8_t *text, int64_t count, int32_t *status);
/// The next boundary after the current one, or -1 at the end.
int32_t ura_break_next(ura_break *iterator);
/// What ICU says of the boundary last returned (UWordBreak, USentenceBreakTag).
int32_t ura_break_rule_status(ura_break *iterator);

// MARK: normalize.c

/// form: 0 NFC, 1 NFD.
bool ura_normalize(int32_t form, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count);
/// operation: 0 fold, 1 upper case by the rules of locale.
bool ura_case_map(
  int32_t operation, const char *locale, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count);

// MARK: transliterate.c

typedef struct ura_transliterator ura_transliterator;
/// id names transliterators that ICU knows: "Any-Latin; Latin-ASCII".
ura_transliterator *ura_transliterator_open(const char *id, int32_t *status);
void ura_transliterator_close(ura_transliterator *transliterator);
bool ura_transliterate(
  ura_transliterator *transliterator, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count);

// MARK: regex.c

typedef struct ura_regex ura_regex;
/// flags: UREGEX_* (2 case-insensitive). On failure
/// error_line and error_offset (both from 1) say where in the pattern.
ura_regex *ura_regex_open(
  const uint8_t *pattern, size_t count, uint32_t flags, int32_t *error_line, int32_t *error_offset, int32_t *status);
void ura_regex_close(ura_regex *regex);
/// How many of ICU's steps (10,000 of them are about a second) a match may take; 0 is no limit.
void ura_regex_set_time_limit(ura_regex *regex, int32_t steps);
/// Sets the text; the bytes must stay in place until the next call.
void ura_regex_set_text(ura_regex *regex, const uint8_t *text, int64_t count, int32_t *status);
/// Restricts matching to [start, end); transparent: look-around sees beyond it; anchoring: ^ and $ match at its edges.
void ura_regex_set_region(
  ura_regex *regex, int64_t start, int64_t end, bool transparent, bool anchoring, int32_t *status);
/// Finds the first match at or after `start`.
bool ura_regex_find(ura_regex *regex, int64_t start, int32_t *status);
bool ura_regex_find_next(ura_regex *regex, int32_t *status);
/// Whether a match begins exactly at `start`.
bool ura_regex_looking_at(ura_regex *regex, int64_t start, int32_t *status);
/// -1 when the group took no part in the match. Group 0 is the whole match.
int64_t ura_regex_start(ura_regex *regex, int32_t group);
int64_t ura_regex_end(ura_regex *regex, int32_t group);

// MARK: convert.c

/// Decodes bytes of `charset` into UTF-8. Malformed input stops it: false with the offset of the first bad byte in
/// *bad_offset (-1 when the charset is unknown).
bool ura_convert_to_utf8(
  const char *charset, const uint8_t *bytes, size_t count, uint8_t **result, size_t *result_count,
  int64_t *bad_offset);
/// Encodes UTF-8 as `charset`. False with the byte offset of the first scalar that the charset lacks (-1: unknown).
bool ura_convert_from_utf8(
  const char *charset, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count,
  int64_t *bad_offset);
/// Guesses the charset of bytes; name receives up to 63 bytes, the result is ICU's confidence 0...100, or -1.
int32_t ura_detect_charset(const uint8_t *bytes, size_t count, char name[64]);
/// The canonical name of a charset (IANA where there is one), or false.
bool ura_charset_name(const char *alias, char name[64]);

// MARK: locale.c

/// symbol: 0 the decimal separator, 1 the grouping separator.
bool ura_locale_number_symbol(const char *locale, int32_t symbol, char result[64]);
/// kind: 0 months, 1 short months, 2 stand-alone months, 3 stand-alone short months (index 0...11), 4 AM and PM (0, 1).
bool ura_locale_date_symbol(const char *locale, int32_t kind, int32_t index, char result[64]);
/// The pattern of a short date: "dd.MM.yy".
bool ura_locale_short_date_pattern(const char *locale, char result[64]);
/// A number as text that counts thousands, millions ... in words: "2 тис.", or long, "2 тисячі".
bool ura_locale_compact_number(const char *locale, bool is_long, double number, char result[64]);
/// Numbers in words: a line for each, with its spellings by all rules of the locale (genders, cases, ordinals), separated by tabs.
bool ura_locale_spellings(
  const char *locale, const int64_t *numbers, size_t number_count, uint8_t **result, size_t *result_count);
/// The plural category of a counted number (CLDR): "one", "few", "other" ...
bool ura_locale_plural_category(const char *locale, double number, char result[64]);

// MARK: plural.c

typedef struct ura_plural ura_plural;
/// The plural rules of CLDR for a locale.
ura_plural *ura_plural_open(const char *locale, bool ordinal, int32_t *status);
void ura_plural_close(ura_plural *rules);
/// The category of a number: "few".
bool ura_plural_select(ura_plural *rules, double number, char result[16]);
/// Whether the locale has a category.
bool ura_plural_has(ura_plural *rules, const char *category);

// MARK: spoof.c

typedef struct ura_spoof ura_spoof;
ura_spoof *ura_spoof_open(int32_t *status);
void ura_spoof_close(ura_spoof *checker);
/// Whether the text mixes scripts that no single writing system mixes (UTS 39, restriction level).
bool ura_spoof_mixes_scripts(ura_spoof *checker, const uint8_t *text, size_t count);
/// The skeleton of a text: equal for texts that look alike (UTS 39, section 4).
bool ura_spoof_skeleton(
  ura_spoof *checker, const uint8_t *text, size_t count, uint8_t **result, size_t *result_count);

// MARK: unicode_set.c

/// Writes the members of a UnicodeSet pattern ("[\\p{Lu}]") as an inversion list (start, end exclusive, start ...) of at
/// most `capacity` bounds; returns how many there are, or -1 when the pattern is malformed.
int32_t ura_unicode_set(const char *pattern, uint32_t *bounds, int32_t capacity);
/// The same for a set given as an inversion list, with all case variants of its members added.
int32_t ura_unicode_set_close_over_case(
  const uint32_t *input, int32_t input_count, uint32_t *bounds, int32_t capacity);
#endif
