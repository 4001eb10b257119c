#include "CICU.h"
#include "buffer.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

static bool put(const UChar *text, int32_t length, char *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strToUTF8(result, capacity - 1, &written, text, length, &status);
  if (U_FAILURE(status)) return false;
  result[written] = 0;
  return true;
}

/// Whether ICU has data for a locale; otherwise it answers in the language of the machine.
static bool is_known(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  ures_close(ures_open(NULL, locale, &status));
  return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
}

/// The locale, or the one that all others stem from.
static const char *known_or_root(const char *locale) { return is_known(locale) ? locale : "root"; }

bool ura_locale_number_symbol(const char *locale, int32_t symbol, char result[64]) {
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, known_or_root(locale), NULL, &status);
  if (U_FAILURE(status)) return false;
  UChar text[32];
  UNumberFormatSymbol which = symbol == 0 ? UNUM_DECIMAL_SEPARATOR_SYMBOL : UNUM_GROUPING_SEPARATOR_SYMBOL;
  int32_t length = unum_getSymbol(format, which, text, 32, &status);
  unum_close(format);
  return U_SUCCESS(status) && put(text, length, result, 64);
}

bool ura_locale_date_symbol(const char *locale, int32_t kind, int32_t index, char result[64]) {
  static const UDateFormatSymbolType kinds[] = {
    UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS, UDAT_AM_PMS};
  if (kind < 0 || kind > 4) return false;
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open(UDAT_SHORT, UDAT_SHORT, known_or_root(locale), NULL, 0, NULL, 0, &status);
  if (U_FAILURE(status)) return false;
  UChar text[60];
  int32_t length = udat_getSymbols(format, kinds[kind], index, text, 60, &status);
  udat_close(format);
  return U_SUCCESS(status) && put(text, length, result, 64);
}

bool ura_locale_short_date_pattern(const char *locale, char result[64]) {
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open(UDAT_NONE, UDAT_SHORT, known_or_root(locale), NULL, 0, NULL, 0, &status);
  if (U_FAILURE(status)) return false;
  UChar text[60];
  int32_t length = udat_toPattern(format, false, text, 60, &status);
  udat_close(format);
  return U_SUCCESS(status) && put(text, length, result, 64);
}

bool ura_locale_plural_category(const char *locale, double number, char result[64]) {
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_openForType(locale, UPLURAL_TYPE_CARDINAL, &status);
  if (U_FAILURE(status)) return false;
  UChar text[32];
  int32_t length = uplrules_select(rules, number, text, 32, &status);
  uplrules_close(rules);
  return U_SUCCESS(status) && put(text, length, result, 64);
}

bool ura_locale_compact_number(const char *locale, bool is_long, double number, char result[64]) {
  if (!is_known(locale)) return false;
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format =
    unum_open(is_long ? UNUM_DECIMAL_COMPACT_LONG : UNUM_DECIMAL_COMPACT_SHORT, NULL, 0, locale, NULL, &status);
  if (U_FAILURE(status)) return false;
  UChar text[60];
  int32_t length = unum_formatDouble(format, number, text, 60, NULL, &status);
  unum_close(format);
  return U_SUCCESS(status) && length <= 60 && put(text, length, result, 64);
}

bool ura_locale_spellings(
  const char *locale, const int64_t *numbers, size_t number_count, uint8_t **result, size_t *result_count) {
  if (!is_known(locale)) return false;
  enum { NAMES = 4096, SPELLING = 256 };
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &status);
  if (U_FAILURE(status)) return false;
  UChar names[NAMES];
  int32_t length = unum_getTextAttribute(format, UNUM_PUBLIC_RULESETS, names, NAMES, &status);
  // Names are separated by semicolons.
  size_t rule_count = 1;
  for (int32_t i = 0; i < length && i < NAMES; i++) rule_count += names[i] == ';';
  // A spelling and its tab for each rule, and the end of the line.
  UChar *text = malloc(number_count * (rule_count * SPELLING + 1) * sizeof(UChar));
  if (U_FAILURE(status) || length >= NAMES || text == NULL) {
    unum_close(format);
    free(text);
    return false;
  }
  int32_t end = 0;
  for (size_t n = 0; n < number_count; n++) {
    for (int32_t start = 0; start < length;) {
      int32_t stop = start;
      while (stop < length && names[stop] != ';') stop++;
      status = U_ZERO_ERROR;
      unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, names + start, stop - start, &status);
      int32_t count = unum_formatInt64(format, numbers[n], text + end, SPELLING - 1, NULL, &status);
      if (U_SUCCESS(status) && count < SPELLING) {
        end += count;
        text[end++] = '\t';
      }
      start = stop + 1;
    }
    text[end++] = '\n';
  }
  unum_close(format);
  bool done = ura_utf8_from_utf16(text, end, result, result_count);
  free(text);
  return done;
}
