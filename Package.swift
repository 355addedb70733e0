// swift-tools-version: 6.2
import PackageDescription

// Every target of ours is built in the Swift 6 language mode, and a warning fails the build.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

// The targets in the order of the data's flow: each imports only those above it, and only those its row lists.
let package = Package(
    name: "aval",
    targets: [
        .target(name: "AvalValues", swiftSettings: strict),
        .target(name: "AvalJSON", swiftSettings: strict),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "AvalSource", dependencies: ["CLibYAML"], swiftSettings: strict),
        .target(name: "AvalFEEL", dependencies: ["AvalValues", "AvalSource"], swiftSettings: strict),
        .target(name: "AvalDeclarations", dependencies: ["AvalValues", "AvalJSON"], swiftSettings: strict),
        .target(name: "AvalTariffs", dependencies: ["AvalSource"], swiftSettings: strict),
        .target(
            name: "AvalRules", dependencies: ["AvalValues", "AvalSource", "AvalFEEL", "AvalDeclarations"],
            swiftSettings: strict),
        .target(
            name: "AvalEngine",
            dependencies: ["AvalValues", "AvalJSON", "AvalFEEL", "AvalDeclarations", "AvalTariffs", "AvalRules"],
            swiftSettings: strict),
        .target(
            name: "AvalService",
            dependencies: ["AvalJSON", "AvalSource", "AvalDeclarations", "AvalTariffs", "AvalRules", "AvalEngine"],
            swiftSettings: strict),
        .testTarget(name: "AvalValuesTests", dependencies: ["AvalValues"], swiftSettings: strict),
        .testTarget(name: "AvalJSONTests", dependencies: ["AvalJSON"], swiftSettings: strict),
        .testTarget(name: "AvalSourceTests", dependencies: ["AvalSource"], swiftSettings: strict),
        .testTarget(
            name: "AvalFEELTests", dependencies: ["AvalFEEL", "AvalSource", "AvalValues"], swiftSettings: strict),
    ]
)
