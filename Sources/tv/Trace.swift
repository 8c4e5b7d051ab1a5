import Console
import Foundation
import TVFront
import Television

/// Writes what happened and when, one JSON line a key and a picture, so that anyone can measure from outside.
struct Trace {
    private let file: FileHandle?

    /// A trace into a file; none if there is no path.
    init(path: String?) {
        guard let path else {
            file = nil
            return
        }
        _ = FileManager.default.createFile(
            atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        file = FileHandle(forWritingAtPath: path)
    }

    /// A key: when it was received, decided, drawn and submitted, in monotonic nanoseconds.
    func key(
        _ name: String, received: UInt64, decided: UInt64, drawn: UInt64, submitted: UInt64
    ) {
        guard file != nil else { return }
        write(
            [
                "key": name, "received": received, "decided": decided, "drawn": drawn,
                "submitted": submitted,
            ])
    }

    /// A picture that was submitted, with the words on it.
    func present(screen: String, texts: [String], at submitted: UInt64, count: Int) {
        guard file != nil else { return }
        write(["screen": screen, "texts": texts, "submitted": submitted, "presents": count])
    }

    /// What is read aloud.
    func speak(_ parts: [String]) {
        guard file != nil else { return }
        write(["speak": parts, "at": monotonicNanoseconds()])
    }

    private func write(_ line: [String: Any]) {
        guard let file,
            let data = try? JSONSerialization.data(
                withJSONObject: line, options: [.sortedKeys, .withoutEscapingSlashes])
        else { return }
        file.write(data + [UInt8(ascii: "\n")])
    }
}

extension DrawCommand {
    /// The words this command paints, if it paints words.
    var words: String? {
        guard case .text(let text, _, _, _, _, _) = self else { return nil }
        return text
    }

    /// The words of a picture line by line: what is painted one after the other on one baseline
    /// is one line, with a gap where the eye sees one.
    static func lines(_ commands: [DrawCommand]) -> [String] {
        var lines: [String] = []
        var last: (end: Int, baseline: Int, size: Int)?
        for case .text(let text, let x, let baseline, let size, _, _) in commands {
            let end = x + Cells.width(text) * size / 2
            if let last, last.baseline == baseline, last.size == size, x >= last.end - size {
                lines[lines.count - 1] += (x > last.end + size / 2 ? "  " : "") + text
            } else {
                lines.append(text)
            }
            last = (end, baseline, size)
        }
        return lines
    }
}
