#include "BareSentenceIterator.h"
#include <unicode/ubrk.h>
#include <unicode/utext.h>

static int64_t boundaries(UBreakIterator *iterator) {
  int64_t boundaries = 0;
  while (ubrk_next(iterator) != UBRK_DONE) boundaries++;
  ubrk_close(iterator);
  return boundaries;
}

int64_t bare_sentence_count(const char *locale, const uint8_t *text, int64_t count) {
  UErrorCode status = U_ZERO_ERROR;
  UText *utext = utext_openUTF8(NULL, (const char *)text, count, &status);
  UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &status);
  if (U_FAILURE(status)) return -1;
  ubrk_setUText(iterator, utext, &status);
  int64_t result = U_FAILURE(status) ? -1 : boundaries(iterator);
  utext_close(utext);
  return result;
}

int64_t bare_sentence_count_utf16(const char *locale, const uint16_t *text, int32_t count) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, locale, (const UChar *)text, count, &status);
  if (U_FAILURE(status)) return -1;
  return boundaries(iterator);
}
