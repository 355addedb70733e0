// swift-tools-version: 6.2
import PackageDescription

// Every target of ours is built in the Swift 6 language mode, and a warning fails the build. That no two accesses to a
// variable overlap is checked as the compiler does, and while all tests run; the released program does not check again.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

// The targets in the order of the data's flow: each imports only those above it, and only those its row lists.
let package = Package(
    name: "aval",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    ],
    targets: [
        .target(name: "AvalSystem", swiftSettings: strict),
        .target(name: "AvalValues", dependencies: ["AvalSystem"], swiftSettings: strict),
        .target(name: "AvalJSON", dependencies: ["AvalValues"], swiftSettings: strict),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "AvalSource", dependencies: ["AvalValues", "CLibYAML"], swiftSettings: strict),
        .target(name: "AvalFEEL", dependencies: ["AvalValues", "AvalSource"], swiftSettings: strict),
        .target(
            name: "AvalConformance", dependencies: ["AvalValues", "AvalJSON", "AvalSource", "AvalFEEL"],
            swiftSettings: strict),
        .target(name: "AvalDeclarations", dependencies: ["AvalValues", "AvalJSON"], swiftSettings: strict),
        .target(
            name: "AvalTariffs", dependencies: ["AvalValues", "AvalJSON", "AvalSource"], swiftSettings: strict),
        .target(
            name: "AvalRules", dependencies: ["AvalValues", "AvalSource", "AvalFEEL", "AvalDeclarations"],
            swiftSettings: strict),
        .target(
            name: "AvalEngine",
            dependencies: ["AvalValues", "AvalJSON", "AvalFEEL", "AvalDeclarations", "AvalTariffs", "AvalRules"],
            swiftSettings: strict),
        .target(
            name: "AvalLoading",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalFEEL", "AvalDeclarations", "AvalTariffs",
                "AvalRules", "AvalEngine",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(
            name: "AvalCorpus",
            dependencies: [
                "AvalValues", "AvalJSON", "AvalDeclarations", "AvalRules", "AvalEngine", "AvalLoading",
            ],
            swiftSettings: strict),
        .target(
            name: "AvalSigning",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalLoading",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "AvalOperations",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalFEEL", "AvalDeclarations", "AvalTariffs",
                "AvalRules",
                "AvalEngine", "AvalLoading", "AvalSigning",
            ],
            swiftSettings: strict),
        .target(
            name: "AvalProofs",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalFEEL", "AvalDeclarations", "AvalTariffs",
                "AvalRules", "AvalEngine", "AvalLoading", "AvalOperations",
            ],
            swiftSettings: strict),
        .target(
            name: "AvalChanges",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalDeclarations", "AvalRules", "AvalEngine",
                "AvalLoading", "AvalSigning",
            ],
            swiftSettings: strict),
        .target(
            name: "AvalPages",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalEngine", "AvalLoading", "AvalOperations",
            ],
            swiftSettings: strict),
        .target(
            name: "AvalRPC",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalLoading", "AvalSigning", "AvalOperations",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .systemLibrary(name: "CAllocator"),
        .target(name: "CNoICU"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "AvalBatch",
            dependencies: [
                "AvalSystem", "AvalJSON", "AvalValues", "AvalSource", "AvalDeclarations", "AvalRules", "AvalEngine",
                "AvalChanges", "AvalOperations", "CZlib",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "AvalPrompt", dependencies: ["AvalSystem", "AvalSource"], swiftSettings: strict),
        .target(
            name: "AvalCommandLine",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalConformance", "AvalEngine", "AvalLoading",
                "AvalSigning", "AvalOperations", "AvalProofs", "AvalPrompt",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "aval",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalDeclarations", "AvalRules", "AvalEngine", "AvalLoading",
                "AvalCorpus", "AvalSigning", "AvalChanges", "AvalOperations", "AvalProofs", "AvalPages", "AvalRPC",
                "AvalBatch",
                "AvalCommandLine", "CAllocator",
                "CNoICU",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(
            name: "AvalBench",
            dependencies: [
                "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalFEEL", "AvalEngine", "AvalLoading",
                "AvalOperations",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "aval-bench",
            dependencies: [
                "AvalSystem", "AvalBench", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(
            name: "AvalTestSupport",
            dependencies: [
                "AvalJSON", "AvalSource", "AvalDeclarations", "AvalRules", "AvalEngine", "AvalLoading",
                "AvalOperations",
            ],
            path: "Tests/AvalTestSupport", swiftSettings: strict),
        .testTarget(
            name: "AvalChangesTests",
            dependencies: [
                "RuleTestSupport", "AvalValues", "AvalJSON", "AvalSource", "AvalEngine", "AvalLoading", "AvalSigning",
                "AvalChanges",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AvalPagesTests",
            dependencies: ["RuleTestSupport", "AvalSource", "AvalEngine", "AvalLoading", "AvalPages"],
            swiftSettings: strict),
        .testTarget(
            name: "AvalProofsTests",
            dependencies: [
                "RuleTestSupport", "AvalJSON", "AvalSource", "AvalRules", "AvalEngine", "AvalLoading", "AvalProofs",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AvalCorpusTests",
            dependencies: ["RuleTestSupport", "AvalValues", "AvalJSON", "AvalEngine", "AvalCorpus"],
            swiftSettings: strict),
        .testTarget(
            name: "AvalDeclarationsTests",
            dependencies: ["AvalTestSupport", "AvalValues", "AvalJSON", "AvalDeclarations"],
            swiftSettings: strict),
        .testTarget(
            name: "AvalEngineTests",
            dependencies: [
                "AvalTestSupport", "AvalValues", "AvalJSON", "AvalDeclarations", "AvalRules", "AvalEngine",
                "AvalOperations",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SamplesTests",
            dependencies: [
                "AvalTestSupport", "AvalValues", "AvalJSON", "AvalSource", "AvalRules", "AvalLoading",
                "AvalOperations",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AvalValuesTests", dependencies: ["AvalValues"], resources: [.copy("Cases")], swiftSettings: strict),
        .testTarget(name: "AvalJSONTests", dependencies: ["AvalValues", "AvalJSON"], swiftSettings: strict),
        // Waiting for what other threads and processes bring about: never without a deadline.
        .target(
            name: "WaitingTestSupport", dependencies: ["AvalSystem"], path: "Tests/WaitingTestSupport",
            swiftSettings: strict),
        .testTarget(
            name: "AvalSystemTests", dependencies: ["AvalSystem", "WaitingTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "AvalLoadingTests",
            dependencies: [
                "AvalTestSupport", "WaitingTestSupport", "AvalSystem", "AvalSource", "AvalRules", "AvalEngine",
                "AvalLoading", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AvalSigningTests",
            dependencies: [
                "AvalTestSupport", "AvalSystem", "AvalJSON", "AvalSource", "AvalLoading", "AvalSigning",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AvalOperationsTests",
            dependencies: [
                "AvalTestSupport", "RuleTestSupport", "AvalValues", "AvalJSON", "AvalSource", "AvalFEEL",
                "AvalDeclarations",
                "AvalEngine",
                "AvalLoading", "AvalOperations", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(name: "AvalSourceTests", dependencies: ["AvalSource"], swiftSettings: strict),
        // The shipped rules in memory, for the tests that change them as an expert would.
        .target(
            name: "RuleTestSupport", dependencies: ["AvalSource", "AvalEngine", "AvalLoading"],
            path: "Tests/RuleTestSupport", swiftSettings: strict),
        .testTarget(
            name: "AvalRulesTests",
            dependencies: ["RuleTestSupport", "AvalSource", "AvalFEEL", "AvalRules", "AvalEngine"],
            swiftSettings: strict),
        .testTarget(
            name: "AvalTariffsTests",
            dependencies: [
                "AvalTestSupport", "RuleTestSupport", "AvalJSON", "AvalSource", "AvalTariffs", "AvalEngine",
                "AvalOperations",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "RuleTestSupport", "AvalSource", "AvalDeclarations", "AvalRules", "AvalTariffs", "AvalLoading",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AvalFEELTests", dependencies: ["AvalFEEL", "AvalSource", "AvalValues"], swiftSettings: strict),
        .testTarget(
            name: "AvalConformanceTests", dependencies: ["AvalConformance", "AvalValues"],
            resources: [.copy("Conformance")], swiftSettings: strict),
        // The verb `feel` as a process, the prompt, and every example of the experts' page on the language.
        .testTarget(
            name: "ExpressionTests",
            dependencies: [
                "AvalFEEL", "AvalJSON", "AvalPrompt", "AvalOperations", "AvalCommandLine", "AvalSource", "AvalValues",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AvalRPCTests",
            dependencies: [
                "AvalTestSupport", "AvalSystem", "AvalValues", "AvalJSON", "AvalSource", "AvalDeclarations",
                "AvalEngine", "AvalLoading", "AvalSigning", "AvalOperations", "AvalRPC",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AvalBenchTests",
            dependencies: ["AvalBench", "AvalJSON", "AvalSource", "AvalEngine", "AvalLoading"], swiftSettings: strict),
        .testTarget(
            name: "AvalBatchTests",
            dependencies: [
                "AvalTestSupport", "RuleTestSupport", "AvalBatch", "AvalChanges", "AvalLoading", "AvalJSON",
                "AvalValues", "AvalSource", "AvalDeclarations",
                "AvalEngine",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        // The doors as their users meet them: the program itself, as a process, with no import of ours but the JSON reader.
        .testTarget(
            name: "DoorTests",
            dependencies: ["WaitingTestSupport", "AvalJSON", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Help/Pages"], swiftSettings: strict),
    ]
)

// The tests start the program and load its rules thousands of times: what they test is optimised in debug builds too, and still
// checks whatever debug builds check of numbers and bounds.
for target in package.targets where target.type == .regular {
    target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}
