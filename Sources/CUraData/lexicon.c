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

static const unsigned char uk_endings[] = {
#embed "lexicon/uk.endings"
};

static const unsigned char sq_endings[] = {
#embed "lexicon/sq.endings"
};

const struct ura_resource ura_lexicon_resources[] = {
  URA_RESOURCE("lexicon/en-uk.tsv", en_uk),
  URA_RESOURCE("lexicon/en-sq.tsv", en_sq),
  URA_RESOURCE("lexicon/uk-sq.tsv", uk_sq),
  URA_RESOURCE("lexicon/uk.endings", uk_endings),
  URA_RESOURCE("lexicon/sq.endings", sq_endings),
  URA_RESOURCE_END,
};
