import Foundation

/// A display without a screen: a real X server (Xvfb) of 1920 × 1080.
public final class Display: Sendable {
    /// What programs find in `DISPLAY`.
    public let name: String
    private let server: RunningProgram

    /// Starts the server on a free number.
    /// - Throws: naming the Debian package if it is not installed.
    public init(folder: String) throws(RehearsalProblem) {
        let program = "/usr/bin/Xvfb"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw RehearsalProblem("This needs Xvfb; install Debian's package xvfb.")
        }
        let log = folder + "/display-\(UUID().uuidString.prefix(8)).log"
        server = try RunningProgram(
            program,
            ["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"],
            environment: ["PATH": "/usr/bin:/bin"], log: log)
        for _ in 0..<500 {
            let numbers = server.output.split(separator: "\n").compactMap { Int($0) }
            if let number = numbers.first {
                name = ":\(number)"
                return
            }
            guard server.isRunning else { break }
            usleep(20_000)
        }
        throw RehearsalProblem("Xvfb did not start: \(server.output)")
    }

    deinit { server.end() }
}
