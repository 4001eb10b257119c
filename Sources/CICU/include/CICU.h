#ifndef CICU_H
#define CICU_H
#include <stdbool.h>
#include <stdint.h>
#endif
