#include "resource.h"

static const unsigned char en_uk[] = {
#embed "lexicon/en-uk.tsv"
};

static const unsigned char en_sq[] = {
#embed "lexicon/en-sq.tsv"
};

static const unsigned char uk_sq[] = {
#embed "lexicon/uk-sq.tsv"
};

const struct ura_resource ura_lexicon_resources[] = {
  URA_RESOURCE("lexicon/en-uk.tsv", en_uk),
  URA_RESOURCE("lexicon/en-sq.tsv", en_sq),
  URA_RESOURCE("lexicon/uk-sq.tsv", uk_sq),
  URA_RESOURCE_END,
};
