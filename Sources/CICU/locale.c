#include "CICU.h"
#include <string.h>
#include <unicode/udat.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

static bool put(const UChar *text, int32_t length, char *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strToUTF8(result, capacity - 1, &written, text, length, &status);
  if (U_FAILURE(status)) return false;
  result[written] = 0;
  return true;
}

bool ura_locale_number_symbol(const char *locale, int32_t symbol, char result[64]) {
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
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
  UDateFormat *format = udat_open(UDAT_SHORT, UDAT_SHORT, locale, NULL, 0, NULL, 0, &status);
  if (U_FAILURE(status)) return false;
  UChar text[60];
  int32_t length = udat_getSymbols(format, kinds[kind], index, text, 60, &status);
  udat_close(format);
  return U_SUCCESS(status) && put(text, length, result, 64);
}

bool ura_locale_short_date_pattern(const char *locale, char result[64]) {
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open(UDAT_NONE, UDAT_SHORT, locale, NULL, 0, NULL, 0, &status);
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
