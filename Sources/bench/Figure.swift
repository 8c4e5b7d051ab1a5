import Foundation

/// One measured figure, as a line of the table.
struct Figure {
    let name: String
    let value: String
    /// What was aimed for; empty if nothing was.
    var target = ""
    /// What stands beside it, from the same run.
    var beside = ""
    /// How it was measured.
    let how: String
    /// Whether the target was met; nil if there is none.
    var isMet: Bool?

    /// A figure that should be at most the target.
    static func atMost(
        _ name: String, _ value: Double, _ unit: String, target: Double, beside: String = "",
        how: String
    ) -> Figure {
        Figure(
            name: name, value: "\(rounded(value)) \(unit)", target: "≤ \(rounded(target)) \(unit)",
            beside: beside, how: how, isMet: value <= target)
    }

    /// A figure that should be at least the target.
    static func atLeast(
        _ name: String, _ value: Double, _ unit: String, target: Double, beside: String = "",
        how: String
    ) -> Figure {
        Figure(
            name: name, value: "\(rounded(value)) \(unit)", target: "≥ \(rounded(target)) \(unit)",
            beside: beside, how: how, isMet: value >= target)
    }

    /// The figures as a table in Markdown; every miss says so.
    static func table(_ figures: [Figure]) -> String {
        var lines = [
            "| figure | value [target] | beside it, same run | how it was measured |",
            "|---|---|---|---|",
        ]
        for figure in figures {
            let verdict = figure.isMet == false ? " **missed**" : ""
            let target = figure.target.isEmpty ? "" : " [\(figure.target)]\(verdict)"
            lines.append(
                "| \(figure.name) | \(figure.value)\(target) | \(figure.beside) | \(figure.how) |")
        }
        return lines.joined(separator: "\n")
    }
}

/// Three figures that matter, thousands parted by commas.
func rounded(_ value: Double) -> String {
    let size = abs(value)
    if size >= 1000 {
        var digits = String(Int(size.rounded()))
        var parted = ""
        while digits.count > 3 {
            parted = "," + digits.suffix(3) + parted
            digits.removeLast(3)
        }
        return (value < 0 ? "-" : "") + digits + parted
    }
    if size >= 100 || value == 0 { return String(Int(value.rounded())) }
    return String(format: size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f", value)
}

/// Runs a measurement, prints what it found and gives the exit code.
func printing(_ body: () async throws -> [Figure]) async -> Int32 {
    do {
        print(Figure.table(try await body()))
        return 0
    } catch {
        FileHandle.standardError.write(Data("engawa-bench: \(error)\n".utf8))
        return 1
    }
}
