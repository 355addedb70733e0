// The C library's allocator and its settings, which Swift's own view of that library leaves out.
#include <malloc.h>
