// Debian's zlib, which reads the gzip files that people archive declarations in.
#include <zlib.h>
