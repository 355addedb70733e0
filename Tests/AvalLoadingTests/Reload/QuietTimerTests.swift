import Testing

@testable import AvalLoading

@Suite("When a burst of changes is over")
struct QuietTimerTests {
    @Test func aBurstIsOverAfterAQuietTime() {
        var timer = QuietTimer(quiet: 300, longestBurst: 5_000)
        #expect(timer.deadline == nil)
        #expect(!timer.isOver(at: 10_000))
        timer.noticed(at: 1_000)
        timer.noticed(at: 1_200)
        #expect(timer.deadline == 1_500)
        #expect(!timer.isOver(at: 1_499))
        #expect(timer.isOver(at: 1_500))
        #expect(!timer.isCut(at: 1_500))
        timer.reset()
        #expect(timer.deadline == nil)
    }

    @Test func aBurstThatNeverEndsIsCut() {
        var timer = QuietTimer(quiet: 300, longestBurst: 5_000)
        for now in stride(from: Int64(0), through: 4_900, by: 100) { timer.noticed(at: now) }
        #expect(timer.deadline == 5_000)
        #expect(timer.isOver(at: 5_000))
        #expect(timer.isCut(at: 5_000))
        timer.reset()
        timer.noticed(at: 5_100)
        #expect(timer.deadline == 5_400)
    }
}
