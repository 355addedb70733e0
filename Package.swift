// swift-tools-version: 6.2
import PackageDescription

// Every target of ours is built in the Swift 6 language mode, and a warning fails the build.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

// The targets in the order of the data's flow: each imports only those above it, and only those its row lists.
let package = Package(
    name: "aval",
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    ],
    targets: [
        .target(name: "AvalValues", swiftSettings: strict),
        .target(name: "AvalJSON", dependencies: ["AvalValues"], swiftSettings: strict),
        .target(name: "AvalSource", swiftSettings: strict),
        .target(name: "AvalFEEL", dependencies: ["AvalValues", "AvalSource"], swiftSettings: strict),
        .target(
            name: "AvalRPC",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AvalRPCTests",
            dependencies: [
                "AvalRPC",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
    ]
)
