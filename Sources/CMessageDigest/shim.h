// SHA-256 of Debian's libmd, which every Debian machine already runs.
#include <sys/types.h>
#include <sha2.h>
