import ArgumentParser
import AvalBench

/// Pieces of the measures that run as programs of their own: `aval-bench` starts them, not a person.
struct Part: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A piece of a measure, in a program of its own.", shouldDisplay: false,
        subcommands: [Expression.self, Judge.self, Echo.self])

    struct Expression: ParsableCommand {
        @Argument var form: ExpressionTest.Form
        @Argument var side: ExpressionPart.Side
        @Argument var times: Int

        func run() throws { print(try ExpressionPart.run(form, side, times: times)) }
    }

    struct Judge: ParsableCommand {
        @Argument var rules: String
        @Argument var tariffs: String
        @Argument var without: [String] = []
        @Flag var whole = false

        func run() throws { try JudgingPart.run(rules: rules, tariffs: tariffs, without: without, brief: !whole) }
    }

    struct Echo: ParsableCommand {
        @Argument var socket: String

        func run() throws { try EchoServer.serve(socket) }
    }
}

extension ExpressionTest.Form: ExpressibleByArgument {}
extension ExpressionPart.Side: ExpressibleByArgument {}
