#ifndef BARE_SENTENCE_ITERATOR_H
#define BARE_SENTENCE_ITERATOR_H
#include <stdint.h>

/// Walks over all of ICU's sentence boundaries in a UTF-8 text, as plainly as C can: one UText over all bytes, one loop. Returns
/// the number of boundaries, or -1.
int64_t bare_sentence_count(const char *locale, const uint8_t *text, int64_t count);

/// The same over UTF-16, which is what ICU works on inside; the conversion is not part of the loop and not counted.
int64_t bare_sentence_count_utf16(const char *locale, const uint16_t *text, int32_t count);
#endif
