// GRDB imports Foundation, and Foundation brings ICU, whose 34 MB of data are more than all the rest of the program. Nothing of
// ours, and nothing of GRDB that we call, asks ICU for them: they serve to sort, format and parse by the habits of a country.
// The released program is linked without them (see `Deploy/release/options.mk`). Code that asks for them all the same ends the
// program with a sentence here: ICU itself would go on with other results, and nobody would see why.
#include "NoICU.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

// The head of an ICU archive (`DataHeader` and `UDataOffsetTOC` in ICU's ucmndata.h) that holds no item.
struct aval_no_icu_data {
    uint16_t headerSize;
    uint8_t magic[2];
    uint16_t infoSize;
    uint16_t reserved;
    uint8_t isBigEndian, charsetFamily, sizeofUChar, reservedByte;
    uint8_t format[4], formatVersion[4], dataVersion[4];
    uint8_t padding[8];
    uint32_t count;
    uint32_t end;
};

_Alignas(16) const struct aval_no_icu_data aval_no_icu_data = {
    .headerSize = 32,
    .magic = {0xda, 0x27},
    .infoSize = 20,
    .isBigEndian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__,
    .sizeofUChar = 2,
    .format = {'T', 'o', 'C', 'P'},
    .formatVersion = {1},
};

static _Noreturn void refuse(const char *name) {
    fprintf(
        stderr, "aval : erreur du programme : il demande les données « %s » d'ICU, sans lesquelles il a été lié\n",
        name ? name : "?");
    abort();
}

// The two doors of ICU's `udata.h` through which all its data are found.
void *__wrap_swift_udata_open(const char *path, const char *type, const char *name, int *status) { refuse(name); }

void *__wrap_swift_udata_openChoice(
    const char *path, const char *type, const char *name, void *isAcceptable, void *context, int *status) {
    refuse(name);
}
