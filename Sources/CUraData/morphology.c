#include "resource.h"

// static const unsigned char NAME[] = {
// #embed "morphology/FILE"
// };

const struct ura_resource ura_morphology_resources[] = {
  URA_RESOURCE_END,
};
