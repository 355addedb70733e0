import AvalBench
import Testing

@Suite struct ExpressionTests {
    @Test(arguments: ExpressionTest.Form.allCases)
    func theConditionAndItsTwinByHandAgree(_ form: ExpressionTest.Form) throws {
        let test = try ExpressionTest(form)
        let found = test.compiled(times: 1)
        #expect(found == test.handwritten(times: 1))
        #expect((1..<ExpressionTest.population).contains(found))
        #expect(test.compiled(times: 2) == 2 * found)
        for together in [1, 7, 64] {
            #expect(test.compiled(times: 1, together: together) == found)
            #expect(test.handwritten(times: 1, together: together) == found)
        }
    }
}
