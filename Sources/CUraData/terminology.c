#include "resource.h"

static const unsigned char similar_letters[] = {
#embed "terminology/similar-letters.txt"
};
static const unsigned char latin_sounds[] = {
#embed "terminology/latin-sounds.txt"
};
static const unsigned char alphabets[] = {
#embed "terminology/alphabets.txt"
};
static const unsigned char uk_adjectives[] = {
#embed "terminology/uk.adjectives"
};
static const unsigned char sq_adjectives[] = {
#embed "terminology/sq.adjectives"
};
static const unsigned char uk_prepositions[] = {
#embed "terminology/uk.prepositions"
};
static const unsigned char sq_prepositions[] = {
#embed "terminology/sq.prepositions"
};
static const unsigned char uk_rendered_prepositions[] = {
#embed "terminology/uk.rendered-prepositions"
};
static const unsigned char sq_rendered_prepositions[] = {
#embed "terminology/sq.rendered-prepositions"
};
static const unsigned char uk_onsets[] = {
#embed "terminology/uk.onsets"
};
static const unsigned char uk_bases[] = {
#embed "terminology/uk.bases"
};
static const unsigned char en_bases[] = {
#embed "terminology/en.bases"
};
static const unsigned char sq_bases[] = {
#embed "terminology/sq.bases"
};
static const unsigned char sq_insertions[] = {
#embed "terminology/sq.insertions"
};
static const unsigned char en_function_words[] = {
#embed "terminology/en.function-words"
};
static const unsigned char uk_function_words[] = {
#embed "terminology/uk.function-words"
};
static const unsigned char sq_function_words[] = {
#embed "terminology/sq.function-words"
};

const struct ura_resource ura_terminology_resources[] = {
  URA_RESOURCE("terminology/similar-letters.txt", similar_letters),
  URA_RESOURCE("terminology/latin-sounds.txt", latin_sounds),
  URA_RESOURCE("terminology/alphabets.txt", alphabets),
  URA_RESOURCE("terminology/uk.adjectives", uk_adjectives),
  URA_RESOURCE("terminology/sq.adjectives", sq_adjectives),
  URA_RESOURCE("terminology/uk.prepositions", uk_prepositions),
  URA_RESOURCE("terminology/sq.prepositions", sq_prepositions),
  URA_RESOURCE("terminology/sq.rendered-prepositions", sq_rendered_prepositions),
  URA_RESOURCE("terminology/uk.rendered-prepositions", uk_rendered_prepositions),
  URA_RESOURCE("terminology/uk.onsets", uk_onsets),
  URA_RESOURCE("terminology/uk.bases", uk_bases),
  URA_RESOURCE("terminology/en.bases", en_bases),
  URA_RESOURCE("terminology/sq.bases", sq_bases),
  URA_RESOURCE("terminology/sq.insertions", sq_insertions),
  URA_RESOURCE("terminology/en.function-words", en_function_words),
  URA_RESOURCE("terminology/uk.function-words", uk_function_words),
  URA_RESOURCE("terminology/sq.function-words", sq_function_words),
  URA_RESOURCE_END,
};
