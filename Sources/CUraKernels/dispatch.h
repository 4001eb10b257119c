// One body, three compilations: DISPATCH(name, parameters, arguments) defines `name` out of the always-inline `name_body`.
#ifndef URA_DISPATCH_H
#define URA_DISPATCH_H

#if defined(__x86_64__)
#define URA_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,bmi,bmi2,lzcnt,popcnt")))
#define URA_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define DISPATCH(type, name, parameters, arguments)                       \
  URA_AVX512 static type name##_avx512 parameters { return name##_body arguments; } \
  URA_AVX2 static type name##_avx2 parameters { return name##_body arguments; }     \
  static type name##_baseline parameters { return name##_body arguments; }          \
  type name parameters {                                                  \
    switch (ura_kernels_rank()) {                                         \
      case 3:                                                             \
      case 2: return name##_avx512 arguments;                             \
      case 1: return name##_avx2 arguments;                               \
      default: return name##_baseline arguments;                          \
    }                                                                     \
  }
#else
#define DISPATCH(type, name, parameters, arguments) \
  type name parameters { return name##_body arguments; }
#endif

/// 3 AVX-512 with VBMI and VBMI2, 2 AVX-512, 1 AVX2, 0 baseline. URA_KERNELS=baseline, avx2 or avx512 in the environment lowers it, for
/// tests and measurements.
int ura_kernels_rank(void);
#endif
