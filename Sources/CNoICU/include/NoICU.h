// Nothing here is called from Swift: `Deploy/release/options.mk` tells the linker where these names go.

/// An empty table in the place of ICU's data.
extern const struct aval_no_icu_data aval_no_icu_data;
