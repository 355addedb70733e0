// swift-tools-version: 6.2
import PackageDescription

// Every target of ours is built in the Swift 6 language mode, and a warning fails the build.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

// The targets in the order of the data's flow: each imports only those above it, and only those its row lists.
let package = Package(
    name: "aval",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    ],
    targets: [
        .target(name: "AvalValues", swiftSettings: strict),
        .target(name: "AvalJSON", swiftSettings: strict),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "AvalSource", dependencies: ["CLibYAML"], swiftSettings: strict),
        .target(name: "AvalDeclarations", dependencies: ["AvalValues", "AvalJSON"], swiftSettings: strict),
        .target(name: "AvalTariffs", dependencies: ["AvalSource"], swiftSettings: strict),
        .target(
            name: "AvalService",
            dependencies: [
                "AvalSource",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(name: "AvalJSONTests", dependencies: ["AvalJSON"], swiftSettings: strict),
        .testTarget(
            name: "AvalServiceTests",
            dependencies: ["AvalService", "AvalSource", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict),
        .testTarget(name: "AvalSourceTests", dependencies: ["AvalSource"], swiftSettings: strict),
    ]
)
