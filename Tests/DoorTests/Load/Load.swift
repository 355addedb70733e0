import Testing

/// The daemon under load, one test after the other: they take both processors, and measure what they do to others. `make`
/// runs them apart from all other tests for that reason.
@Suite(.serialized) enum Load {}
