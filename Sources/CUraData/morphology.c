#include "resource.h"

// Paradigms: how words are inflected, a file per language (docs/inflection.md).
static const unsigned char uk_paradigms[] = {
#embed "morphology/uk.paradigms"
};

const struct ura_resource ura_morphology_resources[] = {
  URA_RESOURCE("morphology/uk.paradigms", uk_paradigms),
  URA_RESOURCE_END,
};
