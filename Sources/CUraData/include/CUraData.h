// The language data files of the program, compiled in, so that the installed program is one file.
//
// Each domain (segmentation, lexicons, morphology ...) has one folder of data files and one .c file of the same name
// that embeds them and lists them in a table. A data file says its source and licence on top.
#ifndef CURADATA_H
#define CURADATA_H
#include <stddef.h>

/// The bytes of the data file `name` (a path such as "segmentation/uk.srx"), or NULL when there is none. `count`
/// receives the number of bytes. The memory is constant and never freed.
const unsigned char *ura_data_find(const char *name, size_t *count);

/// The name of the data file at `index` in the order of the tables, or NULL past the last one.
const char *ura_data_name(size_t index);
#endif
