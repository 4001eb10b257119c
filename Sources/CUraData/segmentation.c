#include "resource.h"

static const unsigned char word_lists_rules[] = {
#embed "segmentation/word-lists.rules"
};
static const unsigned char root_rules[] = {
#embed "segmentation/root.rules"
};
static const unsigned char uax29_rules[] = {
#embed "segmentation/uax29.rules"
};
static const unsigned char el_rules[] = {
#embed "segmentation/el.rules"
};
static const unsigned char en_rules[] = {
#embed "segmentation/en.rules"
};
static const unsigned char sq_rules[] = {
#embed "segmentation/sq.rules"
};
static const unsigned char uk_rules[] = {
#embed "segmentation/uk.rules"
};
static const unsigned char ordinals_rules[] = {
#embed "segmentation/ordinals.rules"
};
static const unsigned char symbols_rules[] = {
#embed "segmentation/symbols.rules"
};
static const unsigned char spaced_quotes_rules[] = {
#embed "segmentation/spaced-quotes.rules"
};
static const unsigned char de_rules[] = {
#embed "segmentation/de.rules"
};
static const unsigned char fr_rules[] = {
#embed "segmentation/fr.rules"
};
static const unsigned char dates_rules[] = {
#embed "segmentation/dates.rules"
};
static const unsigned char es_rules[] = {
#embed "segmentation/es.rules"
};
static const unsigned char it_rules[] = {
#embed "segmentation/it.rules"
};
static const unsigned char pl_rules[] = {
#embed "segmentation/pl.rules"
};
static const unsigned char ru_rules[] = {
#embed "segmentation/ru.rules"
};
static const unsigned char cs_rules[] = {
#embed "segmentation/cs.rules"
};

const struct ura_resource ura_segmentation_resources[] = {
  URA_RESOURCE("segmentation/word-lists.rules", word_lists_rules),
  URA_RESOURCE("segmentation/root.rules", root_rules),
  URA_RESOURCE("segmentation/uax29.rules", uax29_rules),
  URA_RESOURCE("segmentation/el.rules", el_rules),
  URA_RESOURCE("segmentation/en.rules", en_rules),
  URA_RESOURCE("segmentation/sq.rules", sq_rules),
  URA_RESOURCE("segmentation/uk.rules", uk_rules),
  URA_RESOURCE("segmentation/ordinals.rules", ordinals_rules),
  URA_RESOURCE("segmentation/symbols.rules", symbols_rules),
  URA_RESOURCE("segmentation/spaced-quotes.rules", spaced_quotes_rules),
  URA_RESOURCE("segmentation/de.rules", de_rules),
  URA_RESOURCE("segmentation/fr.rules", fr_rules),
  URA_RESOURCE("segmentation/dates.rules", dates_rules),
  URA_RESOURCE("segmentation/es.rules", es_rules),
  URA_RESOURCE("segmentation/it.rules", it_rules),
  URA_RESOURCE("segmentation/pl.rules", pl_rules),
  URA_RESOURCE("segmentation/ru.rules", ru_rules),
  URA_RESOURCE("segmentation/cs.rules", cs_rules),
  URA_RESOURCE_END,
};
