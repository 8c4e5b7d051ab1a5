import Foundation
import TVFront

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
}
