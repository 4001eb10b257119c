#include "resource.h"

// static const unsigned char NAME[] = {
// #embed "segmentation/FILE"
// };

const struct ura_resource ura_segmentation_resources[] = {
  URA_RESOURCE_END,
};
