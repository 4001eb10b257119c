#ifndef URA_RESOURCE_H
#define URA_RESOURCE_H
#include <stddef.h>

struct ura_resource {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// One row of a domain's table.
#define URA_RESOURCE(name, array) {name, array, sizeof(array)}
/// The last row of a domain's table.
#define URA_RESOURCE_END {NULL, NULL, 0}

// One table per domain: add the domain's .c file, its line here and its line in find.c.
extern const struct ura_resource ura_segmentation_resources[];
extern const struct ura_resource ura_lexicon_resources[];
extern const struct ura_resource ura_morphology_resources[];
extern const struct ura_resource ura_terminology_resources[];
extern const struct ura_resource ura_text_resources[];
#endif
