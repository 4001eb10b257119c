// gzip (RFC 1952) and bare deflate data (RFC 1951) by zlib, behind an opaque handle.
#ifndef CZLIB_H
#define CZLIB_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ura_gzip ura_gzip;

/// NULL without memory.
ura_gzip *ura_gzip_open(bool compresses);
/// The same without gzip's header and trailer, as in ZIP archives; NULL without memory.
ura_gzip *ura_deflate_open(bool compresses);
void ura_gzip_close(ura_gzip *self);

/// Unpacks or packs as far as input and room go. `*input_count` and `*output_count` say how many bytes there are, and
/// afterwards how many were used. `finish` says that no more input follows (for packing).
/// Returns 0 when it goes on, 1 at the end of a member, -1 for data that are no gzip.
int32_t ura_gzip_run(
  ura_gzip *self, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count, bool finish);

/// Makes it ready for the next member.
void ura_gzip_reset(ura_gzip *self);

/// The CRC-32 of what came before, 0 at the start, and these bytes.
uint32_t ura_crc32(uint32_t before, const uint8_t *bytes, size_t count);
#endif
