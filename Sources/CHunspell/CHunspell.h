// hunspell's C interface; pkg-config tells where it is. It includes nothing of ICU or of the C++ library.
#ifndef CHUNSPELL_H
#define CHUNSPELL_H
#include <hunspell.h>
#endif
