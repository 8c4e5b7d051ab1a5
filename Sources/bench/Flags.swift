/// The options of a measurement, each with a value: `--seconds 5`.
struct Flags {
    /// An option that cannot be used; the sentence says why.
    struct Wrong: Error, CustomStringConvertible {
        let description: String
    }
    private var values: [String: String] = [:]

    init(_ words: [String], known: [String]) throws(Wrong) {
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--"), known.contains(String(word.dropFirst(2))) else {
                let all = known.map { "--" + $0 }.joined(separator: ", ")
                throw Wrong(description: "\(word) is no option here; known are \(all)")
            }
            guard let value = rest.popFirst() else {
                throw Wrong(description: "\(word) needs a value")
            }
            values[String(word.dropFirst(2))] = value
        }
    }

    func text(_ name: String) -> String? { values[name] }

    func number(_ name: String, _ range: ClosedRange<Int>, usually: Int) throws(Wrong) -> Int {
        guard let text = values[name] else { return usually }
        guard let number = Int(text), range.contains(number) else {
            throw Wrong(
                description: "--\(name) is \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
