import Dispatching
import Foundation

/// `figures` runs every measurement and prints one table: `--data DIR`, `--binaries DIR` for the
/// television program itself, `--brief 1` for a short run.
enum FiguresCommand {
    static func run(_ words: [String]) async -> Int32 {
        await printing { try await figures(words) }
    }

    private static func figures(_ words: [String]) async throws -> [Figure] {
        let flags = try Flags(words, known: ["data", "binaries", "brief"])
        let data = flags.text("data") ?? "."
        let isBrief = try flags.number("brief", 0...1, usually: 0) == 1
        var figures: [Figure] = []
        let hasDisplay = FileManager.default.isExecutableFile(atPath: "/usr/bin/Xvfb")
        for driver in hasDisplay ? ["dummy", "x11"] : ["dummy"] {
            tell("the television, \(driver)")
            var words = ["--data", data, "--driver", driver]
            if let binaries = flags.text("binaries") { words += ["--binaries", binaries] }
            if isBrief {
                words += ["--moves", "300", "--presses", "1500", "--starts", "5", "--idle", "3"]
            }
            figures += try TelevisionCommand.figures(words)
        }
        if FileManager.default.isExecutableFile(atPath: "/usr/sbin/lircd") {
            tell("the light of three remote controls")
            figures += try LightCommand.figures(data: data, presses: isBrief ? 5 : 20)
        }
        for boxes in ["64", "256"] {
            tell("orders of \(boxes) boxes")
            figures += try await OrdersCommand.figures([
                "--data", data, "--boxes", boxes, "--seconds", isBrief ? "2" : "5",
            ])
        }
        tell("the planner")
        figures += PlanFigures.figures(effort: .first, runs: isBrief ? 3 : 9)
        if !hasDisplay { tell("x11 was left out: there is no Xvfb") }
        return figures
    }

    /// What is going on, beside the table.
    private static func tell(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
}
