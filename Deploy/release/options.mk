# How the released program is built: optimised, with the Swift libraries inside, and without ICU's data.

# ICU names the table of its data after its version, which is the toolchain's. A name that the linker knows already is not
# looked for in libraries, so that the table stays there; `Sources/CNoICU` says what stands in its place.
ICU_VERSIONS := 72 73 74 75 76 77 78 79 80 81 82
NO_ICU := $(foreach version,$(ICU_VERSIONS),-Xlinker --defsym=icudt$(version)_dat=aval_no_icu_data) \
  -Xlinker --wrap=swift_udata_open -Xlinker --wrap=swift_udata_openChoice

# Nothing looks up a name of the program's while it runs: none is exported, so that what nobody calls can go, with the tables
# of the names. The hundred thousand addresses that the loader sets are packed, where the C library can unpack them (2.36):
# the toolchain's lld can, gold, its default, cannot.
LINK := -Xlinker --no-export-dynamic
ifeq ($(shell printf '2.36\n%s\n' "$$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)" | sort -CV && echo packed),packed)
LINK += -Xlinker -z -Xlinker pack-relative-relocs
endif
LINKER := -use-ld=lld
RELEASE := -c release --static-swift-stdlib -Xswiftc $(LINKER) $(LINK)
