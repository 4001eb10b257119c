#include "CZlib.h"
#include <stdlib.h>
#include <zlib.h>

struct ura_gzip {
  z_stream stream;
  bool compresses;
};

// 15 bits of window, and 16 for the header and trailer of gzip around zlib's own data.
enum { gzip_window = 15 + 16 };
// Below zero: no header and no trailer.
enum { bare_window = -15 };

static ura_gzip *stream_open(bool compresses, int window) {
  ura_gzip *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->compresses = compresses;
  int status = compresses
    ? deflateInit2(&self->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY)
    : inflateInit2(&self->stream, window);
  if (status == Z_OK) return self;
  free(self);
  return NULL;
}

ura_gzip *ura_gzip_open(bool compresses) { return stream_open(compresses, gzip_window); }

ura_gzip *ura_deflate_open(bool compresses) { return stream_open(compresses, bare_window); }

void ura_gzip_close(ura_gzip *self) {
  if (self->compresses) deflateEnd(&self->stream);
  else inflateEnd(&self->stream);
  free(self);
}

int32_t ura_gzip_run(
  ura_gzip *self, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count, bool finish) {
  self->stream.next_in = (Bytef *)input;
  self->stream.avail_in = (uInt)*input_count;
  self->stream.next_out = output;
  self->stream.avail_out = (uInt)*output_count;
  int status = self->compresses ? deflate(&self->stream, finish ? Z_FINISH : Z_NO_FLUSH) : inflate(&self->stream, Z_NO_FLUSH);
  *input_count -= self->stream.avail_in;
  *output_count -= self->stream.avail_out;
  if (status == Z_STREAM_END) return 1;
  // Z_BUF_ERROR: no progress was possible, which is no damage.
  return status == Z_OK || status == Z_BUF_ERROR ? 0 : -1;
}

void ura_gzip_reset(ura_gzip *self) {
  if (self->compresses) deflateReset(&self->stream);
  else inflateReset(&self->stream);
}

uint32_t ura_crc32(uint32_t before, const uint8_t *bytes, size_t count) { return (uint32_t)crc32_z(before, bytes, count); }
