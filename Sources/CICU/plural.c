#include "CICU.h"
#include <unicode/uenum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>


ura_plural *ura_plural_open(const char *locale, bool ordinal, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_openForType(locale, ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, &code);
  *status = code;
  return U_FAILURE(code) ? NULL : (ura_plural *)rules;
}

void ura_plural_close(ura_plural *self) { uplrules_close((UPluralRules *)self); }

bool ura_plural_select(ura_plural *self, double number, char result[16]) {
  UErrorCode code = U_ZERO_ERROR;
  UChar keyword[16];
  int32_t length = uplrules_select((UPluralRules *)self, number, keyword, 16, &code);
  if (U_FAILURE(code) || length >= 16) return false;
  u_UCharsToChars(keyword, result, length);
  result[length] = 0;
  return true;
}

bool ura_plural_has(ura_plural *self, const char *category) {
  UErrorCode code = U_ZERO_ERROR;
  UEnumeration *keywords = uplrules_getKeywords((UPluralRules *)self, &code);
  bool found = false;
  const char *keyword;
  while (U_SUCCESS(code) && !found && (keyword = uenum_next(keywords, NULL, &code)) != NULL) {
    const char *one = keyword, *other = category;
    while (*one && *one == *other) one++, other++;
    found = *one == *other;
  }
  uenum_close(keywords);
  return found;
}
