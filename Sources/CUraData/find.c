#include "CUraData.h"
#include "resource.h"
#include <string.h>

static const struct ura_resource *const domains[] = {
  ura_segmentation_resources,
  ura_lexicon_resources,
  ura_morphology_resources,
  ura_terminology_resources,
  ura_text_resources,
};

const unsigned char *ura_data_find(const char *name, size_t *count) {
  for (size_t d = 0; d < sizeof domains / sizeof *domains; d++) {
    for (const struct ura_resource *r = domains[d]; r->name != NULL; r++) {
      if (strcmp(r->name, name) == 0) {
        *count = r->count;
        return r->bytes;
      }
    }
  }
  *count = 0;
  return NULL;
}

const char *ura_data_name(size_t index) {
  for (size_t d = 0; d < sizeof domains / sizeof *domains; d++) {
    for (const struct ura_resource *r = domains[d]; r->name != NULL; r++) {
      if (index-- == 0) return r->name;
    }
  }
  return NULL;
}
