import Foundation

/// Where a program's words come from and go to. Data goes to standard output, messages to
/// standard error; tests hand in their own.
public struct Terminal: Sendable {
    /// The environment variables.
    public let environment: [String: String]
    /// Whether a person types the input.
    public let isAsked: Bool
    /// Whether a person reads the output.
    public let isSeen: Bool
    /// Cells of a line; nil if lines need not be cut.
    public let columns: Int?
    private let writeOut: @Sendable ([UInt8]) -> Void
    private let writeError: @Sendable ([UInt8]) -> Void
    private let readAnswer: @Sendable () -> String?

    /// A terminal from its parts.
    public init(
        environment: [String: String], isAsked: Bool, isSeen: Bool, columns: Int?,
        writeOut: @escaping @Sendable ([UInt8]) -> Void,
        writeError: @escaping @Sendable ([UInt8]) -> Void,
        readAnswer: @escaping @Sendable () -> String?
    ) {
        self.environment = environment
        self.isAsked = isAsked
        self.isSeen = isSeen
        self.columns =
            environment["COLUMNS"].flatMap(Int.init).flatMap { $0 >= 20 ? $0 : nil }
            ?? columns
        self.writeOut = writeOut
        self.writeError = writeError
        self.readAnswer = readAnswer
    }

    /// The language to speak.
    public var language: Language { Language(environment: environment) }
    /// Whether colour and weight may be used beside words: only for a person, never with
    /// `NO_COLOR` or `TERM=dumb`.
    public var hasColour: Bool {
        isSeen && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// Writes data, as it is. That nobody reads it (any more) is no error.
    public func write(_ text: String) { writeOut(Array(text.utf8)) }
    /// Says something to the person, made harmless, with a line feed.
    public func say(_ words: Words) {
        let lines = words[language].split(separator: "\n", omittingEmptySubsequences: false)
        writeError(
            Array(
                (lines.map { Cells.neutralised(String($0)) } + [""])
                    .joined(separator: "\n").utf8))
    }
    /// Asks the person something and waits for a line; nil if nobody is there to answer.
    public func ask(_ words: Words) -> String? {
        guard isAsked else { return nil }
        writeError(Array((Cells.neutralised(words[language]) + " ").utf8))
        return readAnswer()
    }
}

extension Terminal {
    /// The terminal, pipes or files this program was started with.
    ///
    /// From here on a broken pipe ends writing, not the program.
    public static func ofThisProgram() -> Terminal {
        signal(SIGPIPE, SIG_IGN)
        let seen = isatty(STDOUT_FILENO) == 1
        var size = winsize()
        let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return Terminal(
            environment: ProcessInfo.processInfo.environment,
            isAsked: isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1, isSeen: seen,
            columns: seen && known ? Int(size.ws_col) : nil,
            writeOut: { writeAll($0, to: STDOUT_FILENO) },
            writeError: { writeAll($0, to: STDERR_FILENO) },
            readAnswer: { readLine(strippingNewline: true) })
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) {
        var done = 0
        while done < bytes.count {
            let step = bytes.withUnsafeBytes { buffer in
                Glibc.write(file, buffer.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if step < 0, errno == EINTR { continue }
            guard step > 0 else { return }
            done += step
        }
    }
}
