import AvalBench
import Testing

@Suite struct TableTests {
    @Test func aSectionIsATableOfMarkdown() {
        let text = Table.text(
            title: "Start", note: "Medians.",
            rows: [
                Row("first answer", "35.0 ms", aim: "≤ 50.0 ms"), Row("load", "19 ms", ratio: "2.00 (1.00 to 3.00)"),
            ])
        #expect(
            text == """
                ### Start

                Medians.

                | what         | figure  | ratio (least to most) | aim       |
                | ------------ | ------- | --------------------- | --------- |
                | first answer | 35.0 ms |                       | ≤ 50.0 ms |
                | load         | 19 ms   | 2.00 (1.00 to 3.00)   |           |

                """)
    }
}
