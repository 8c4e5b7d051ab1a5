/// The words of a command line, sorted out: what stands by name and what stands by place.
public struct Given: Sendable, Hashable {
    /// Values by option name; a flag has an empty list.
    let options: [String: [String]]
    /// Words by operand name.
    let operands: [String: [String]]

    /// Sorted words, as the reader of a command line finds them.
    public init(options: [String: [String]], operands: [String: [String]]) {
        self.options = options
        self.operands = operands
    }

    /// Whether the flag or option was given.
    public func has(_ option: String) -> Bool { options[option] != nil }
    /// The first value of an option.
    public func option(_ name: String) -> String? { options[name]?.first }
    /// All values of an option.
    public func optionList(_ name: String) -> [String] { options[name] ?? [] }
    /// The word at an operand's place.
    public func operand(_ name: String) -> String? { operands[name]?.first }
    /// All words at an operand's place.
    public func operandList(_ name: String) -> [String] { operands[name] ?? [] }

    /// An option read as something; nil if it was not given.
    /// - Throws: `UsageProblem.unreadable` if `make` gives nil.
    public func option<Value>(
        _ name: String, as expected: Words, _ make: (String) -> Value?
    ) throws(UsageProblem) -> Value? {
        guard let text = option(name) else { return nil }
        return try Self.read("--" + name, text, as: expected, make)
    }
    /// An option read as a whole number; nil if it was not given.
    /// - Throws: `UsageProblem.unreadable` for anything but a whole number of the range.
    public func number(
        _ name: String, in range: ClosedRange<Int>
    ) throws(UsageProblem) -> Int? {
        let expected = Words(
            ja: "\(range.lowerBound) から \(range.upperBound) までの整数",
            en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        return try option(name, as: expected) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
    /// A required operand read as something.
    /// - Throws: `UsageProblem.missingOperand`, or `.unreadable` if `make` gives nil.
    public func operand<Value>(
        _ name: String, as expected: Words, _ make: (String) -> Value?
    ) throws(UsageProblem) -> Value {
        guard let text = operand(name) else { throw .missingOperand(name) }
        return try Self.read(name, text, as: expected, make)
    }
    /// One word read as something.
    /// - Throws: `UsageProblem.unreadable` if `make` gives nil.
    public static func read<Value>(
        _ name: String, _ text: String, as expected: Words, _ make: (String) -> Value?
    ) throws(UsageProblem) -> Value {
        guard let value = make(text) else {
            throw .unreadable(name: name, found: text, expected: expected)
        }
        return value
    }
}
