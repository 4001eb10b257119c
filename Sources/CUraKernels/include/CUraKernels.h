// SIMD kernels, each with a portable twin, chosen at run time.
#ifndef CURAKERNELS_H
#define CURAKERNELS_H
#include <stddef.h>
#include <stdint.h>
#endif
