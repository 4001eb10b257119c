#include "resource.h"

// static const unsigned char NAME[] = {
// #embed "lexicon/FILE"
// };

const struct ura_resource ura_lexicon_resources[] = {
  URA_RESOURCE_END,
};
