/// Rules in two groups, as verdicts order their anomalies.
public final class RuleGroups {
    /// The rules about the declaration, in order.
    public let declaration: [CompiledRule]
    /// The rules about each salarié, in order; wrong values stand in both groups.
    public let salarie: [CompiledRule]

    /// The same rules, ready to run.
    public let plan: RulePlan
    /// The bytes of the codes of both groups, rule by rule, good as long as the group.
    public let codes: (declaration: [UnsafeRawBufferPointer], salarie: [UnsafeRawBufferPointer])
    // Written in `init` alone.
    private let storage: UnsafeMutableRawBufferPointer

    init(_ rules: [CompiledRule]) {
        declaration = rules.filter { !$0.subject.isAboutSalarie }
        salarie = rules.filter { $0.subject.isAboutSalarie || $0.subject == .wrongValues }
        plan = RulePlan(declaration: declaration, salarie: salarie)
        let texts = (declaration + salarie).map { Array($0.code.utf8) }
        storage = .allocate(byteCount: max(1, texts.reduce(0) { $0 + $1.count }), alignment: 1)
        var place = 0
        var codes: [UnsafeRawBufferPointer] = []
        for text in texts {
            let room = UnsafeMutableRawBufferPointer(rebasing: storage[place..<place + text.count])
            room.copyBytes(from: text)
            codes.append(UnsafeRawBufferPointer(room))
            place += text.count
        }
        self.codes = (Array(codes.prefix(declaration.count)), Array(codes.dropFirst(declaration.count)))
    }

    deinit { storage.deallocate() }
}
