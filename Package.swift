// swift-tools-version: 6.2
import PackageDescription

// Every target of ours is built in the Swift 6 language mode, and a warning fails the build.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

// The targets in the order of the data's flow: each imports only those above it, and only those its row lists.
let package = Package(
    name: "aval",
    targets: [
        .target(name: "AvalValues", swiftSettings: strict),
        .target(name: "AvalSource", swiftSettings: strict),
        .target(name: "AvalFEEL", dependencies: ["AvalValues", "AvalSource"], swiftSettings: strict),
        .testTarget(
            name: "AvalValuesTests", dependencies: ["AvalValues"], resources: [.copy("Cases")], swiftSettings: strict),
        .testTarget(
            name: "AvalFEELTests", dependencies: ["AvalFEEL", "AvalSource", "AvalValues"],
            resources: [.copy("Conformance")],
            swiftSettings: strict),
    ]
)
