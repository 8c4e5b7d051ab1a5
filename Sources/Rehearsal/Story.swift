public import Console
import Foundation

/// A day that is told while it happens: every line with the hour of the rehearsal, in one language.
public final class Story {
    /// What was told at a real instant, so that pictures can be laid beside it.
    struct Line {
        enum Kind { case chapter, told, quoted, failed }
        let at: Date
        let clock: String
        let text: String
        let kind: Kind
    }
    /// The language it is told in.
    public let language: Language
    /// The hour of the rehearsal, written before every line.
    var clock: () -> String = { "     " }
    private(set) var lines: [Line] = []
    private let write: (String) -> Void

    /// A story that hands every line on as soon as it is told.
    public init(in language: Language, write: @escaping (String) -> Void) {
        self.language = language
        self.write = write
    }

    /// Begins a chapter.
    func chapter(_ ja: String, _ en: String) {
        write("")
        add(Words(ja: "■ " + ja, en: "# " + en)[language], .chapter)
    }

    /// Tells one thing.
    func tell(_ ja: String, _ en: String) { add(Words(ja: ja, en: en)[language], .told) }

    /// A number with its English noun.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// Quotes what stands on a television, in its own language.
    func quote(_ who: Words, _ texts: [String]) {
        let said = texts.joined(separator: "／")
        add(
            Words(ja: "テレビ（\(who.ja)）「\(said)」", en: "The television of \(who.en): 「\(said)」")[
                language], .quoted)
    }

    /// Says why it ends before its end.
    public func fail(_ problem: String) {
        add(
            Words(ja: "ここで とまりました: \(problem)", en: "It stopped here: \(problem)")[language],
            .failed)
    }

    private func add(_ text: String, _ kind: Line.Kind) {
        let line = Line(at: Date(), clock: clock(), text: text, kind: kind)
        lines.append(line)
        write(Self.plain(line))
    }

    private static func plain(_ line: Line) -> String {
        switch line.kind {
        case .chapter: line.text
        case .told, .failed: "\(line.clock)  \(line.text)"
        case .quoted: "       ▸ \(line.text)"
        }
    }

    /// The whole story as plain text.
    public var text: String {
        lines.map { ($0.kind == .chapter ? "\n" : "") + Self.plain($0) + "\n" }.joined()
    }
}
