#include "dispatch.h"
#include "CUraKernels.h"
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static int detect(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  int rank = 0;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) rank = 1;
  if (rank == 1 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
    rank = 2;
  if (rank == 2 && __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2")) rank = 3;
  const char *wish = getenv("URA_KERNELS");
  if (wish != NULL && strcmp(wish, "baseline") == 0) rank = 0;
  if (wish != NULL && strcmp(wish, "avx2") == 0 && rank > 1) rank = 1;
  if (wish != NULL && strcmp(wish, "avx512") == 0 && rank > 2) rank = 2;
  return rank;
#else
  return 0;
#endif
}

int ura_kernels_rank(void) {
  static _Atomic int known = -1;
  int rank = atomic_load_explicit(&known, memory_order_relaxed);
  if (rank < 0) {
    rank = detect();
    atomic_store_explicit(&known, rank, memory_order_relaxed);
  }
  return rank;
}

const char *ura_kernels_level(void) {
  switch (ura_kernels_rank()) {
    case 3: return "avx512vbmi";
    case 2: return "avx512";
    case 1: return "avx2";
    default: return "baseline";
  }
}
