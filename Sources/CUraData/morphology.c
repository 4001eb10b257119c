#include "resource.h"

// Paradigms: how words are inflected, a file per language (docs/inflection.md).
static const unsigned char en_paradigms[] = {
#embed "morphology/en.paradigms"
};
static const unsigned char sq_paradigms[] = {
#embed "morphology/sq.paradigms"
};
static const unsigned char uk_paradigms[] = {
#embed "morphology/uk.paradigms"
};

const struct ura_resource ura_morphology_resources[] = {
  URA_RESOURCE("morphology/en.paradigms", en_paradigms),
  URA_RESOURCE("morphology/sq.paradigms", sq_paradigms),
  URA_RESOURCE("morphology/uk.paradigms", uk_paradigms),
  URA_RESOURCE_END,
};
