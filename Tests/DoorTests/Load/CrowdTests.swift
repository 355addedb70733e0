import AvalJSON
import Glibc
import Testing

extension Load {
    /// A thousand idle clients and sixty-four busy ones, and rules that change under them.
    @Suite struct CrowdTests {
        @Test func aThousandIdleAndSixtyFourBusyClientsAreServedThoughFewFilesMayBeOpen() throws {
            let folder = try TemporaryFolder.withRules()
            // What the daemon is started with is less than its clients need: it raises its own limit.
            let daemon = try Daemon(in: folder, softLimit: 200)
            let idle = try Crowd.idle(1000, daemon)
            let expected = try #require(Sample.verdict(in: try daemon.connect().ask(Sample.request())))
            let done = Flag()
            done.raise()
            let clients = Crowd.busy(
                64, daemon, asking: Sample.declaration, least: Effort.of(5, long: 2000), until: done)
            let seen = try clients.map { try $0.join(seconds: 300) }.reduce(into: [:]) {
                $0.merge($1, uniquingKeysWith: +)
            }
            #expect(seen == [expected: 64 * Effort.of(5, long: 2000)])
            for one in [idle[0], idle[999]] { #expect(Sample.verdict(in: try one.ask(Sample.request())) == expected) }
        }

        @Test func everyAnswerDuringReloadsUnderLoadIsOfOneRuleSetWhole() throws {
            let sets = try TwoSets()
            let declaration = Sample.crowd(30)
            let expected = try sets.verdicts(declaration)
            #expect(expected[0] != expected[1])
            let daemon = try Daemon(TwoSets.throughLink + ["--watch", "off"], in: sets.folder)
            let idle = try Crowd.idle(Effort.of(100, long: 1000), daemon)
            let stop = Flag()
            let clients = Crowd.busy(Effort.of(8, long: 64), daemon, asking: declaration, least: 1, until: stop)
            let versions = try expected.map { try JSONReader.parse(Array($0.utf8))["regles"]?["version"]?.string }
            let keeper = try daemon.connect()
            for round in 1...Effort.of(4, long: 1000) {
                try sets.link(to: round % 2 == 0 ? "a" : "b")
                try keeper.send(#"{"jsonrpc":"2.0","id":\#(round),"method":"recharger"}"# + "\n")
                let answer = try JSONReader.parse(Array(try #require(try keeper.line(seconds: 60)).utf8))
                #expect(answer["id"]?.integer == round)
                #expect(answer["result"]?["version"]?.string == versions[round % 2])
            }
            stop.raise()
            let seen = try clients.map { try $0.join(seconds: 60) }.reduce(into: [:]) {
                $0.merge($1, uniquingKeysWith: +)
            }
            #expect(Set(seen.keys) == Set(expected))
            #expect(
                Sample.verdict(in: try idle[0].ask(Sample.request(declaration)))
                    == expected[Effort.of(4, long: 1000) % 2])
        }
    }
}
