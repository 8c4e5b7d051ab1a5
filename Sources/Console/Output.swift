import Foundation

/// The form in which a program prints what was asked for.
public enum OutputForm: String, Sendable, Hashable, CaseIterable {
    /// For a person.
    case table
    /// For a program: stable names, nothing shortened.
    case json
    /// For a spreadsheet.
    case csv
}

/// Values as JSON for other programs.
public enum JSONText {
    /// The value as JSON with sorted keys, ended by a line feed. An empty list is `[]`.
    ///
    /// Characters a terminal could take as an order are written as `\u` escapes.
    /// - Throws: `EncodingError` for a value JSON cannot hold.
    public static func of<Value: Encodable>(_ value: Value) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let compact = String(decoding: try encoder.encode(value), as: UTF8.self)
        if compact == "[]" || compact == "{}" { return compact + "\n" }
        encoder.outputFormatting.insert(.prettyPrinted)
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar != "\n", Cells.isDangerous(scalar) {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    let zeros = String(repeating: "0", count: 4 - digits.count)
                    safe.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
                }
            } else {
                safe.append(scalar)
            }
        }
        return String(safe) + "\n"
    }
}

extension Table {
    /// The table as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, keys as headings.
    ///
    /// A cell that a spreadsheet would run as a formula gets a leading apostrophe (CWE-1236).
    public func csv(headers: Bool = true) -> String {
        let lines = (headers ? [columns.map(\.key)] : []) + rows
        return "\u{FEFF}"
            + lines.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func field(_ cell: String) -> String {
        var text = cell
        // Blanks before the sign do not keep a spreadsheet from running the formula.
        let first = cell.unicodeScalars.first { !$0.properties.isWhitespace }
        if let first,
            "=+-@＝＋－＠".unicodeScalars.contains(first)
                || cell.hasPrefix("\t") || cell.hasPrefix("\r")
        {
            text = "'" + text
        }
        text = Cells.neutralised(text)
        guard text.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
