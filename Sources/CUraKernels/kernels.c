#include "CUraKernels.h"
