#include "resource.h"

// static const unsigned char NAME[] = {
// #embed "text/FILE"
// };

const struct ura_resource ura_text_resources[] = {
  URA_RESOURCE_END,
};
