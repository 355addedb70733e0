import AvalBench
import Testing

@Suite struct StatisticsTests {
    @Test func theMedianIsTheOneInTheMiddle() {
        #expect(Series([9, 1, 5]).median == 5)
        #expect(Series([4, 1, 2, 9]).median == 3)
        #expect(Series([]).median == 0)
    }

    @Test func theExtremesAreKept() {
        let series = Series([3, -1, 7])
        #expect(series.least == -1)
        #expect(series.most == 7)
    }

    @Test func aPercentileIsAFigureThatWasMet() {
        let series = Series((1...1000).map(Double.init))
        #expect(series.percentile(0.5) == 500)
        #expect(series.percentile(0.99) == 990)
        #expect(series.percentile(0.999) == 999)
        #expect(series.percentile(1) == 1000)
        #expect(Series([7]).percentile(0.5) == 7)
    }

    @Test func ratiosAreTakenRunByRun() {
        // The machine was twice as slow in the second run: the ratio does not see it.
        let pairs = Pairs([2, 4, 2], [1, 2, 1])
        #expect(pairs.ratio.least == 2)
        #expect(pairs.ratio.most == 2)
    }

    @Test func thePairsTakeTurnsAndTheFirstRoundIsNotCounted() {
        var order = ""
        var figure = 0.0
        let pairs = Pairs.measure(rounds: 2) {
            order += "a"
            figure += 1
            return figure
        } _: {
            order += "b"
            return 10
        }
        #expect(order == "abbaab")
        #expect(pairs.first.sorted == [2, 3])
        #expect(pairs.second.sorted == [10, 10])
    }
}
