#include "resource.h"

static const unsigned char html_entities[] = {
#embed "text/html-entities.txt"
};

const struct ura_resource ura_text_resources[] = {
  URA_RESOURCE("text/html-entities.txt", html_entities),
  URA_RESOURCE_END,
};
