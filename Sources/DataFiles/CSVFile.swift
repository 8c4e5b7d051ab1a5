import CCSV
public import Domain

/// A CSV file (RFC 4180) read with the place of every cell: UTF-8 with or without byte order mark, lines ending in LF or CRLF.
public struct CSVFile: Sendable {
    /// Largest file, 8 MiB.
    public static let maximumBytes = 8 << 20
    /// Most rows after the header.
    public static let maximumRows = 100_000
    /// Largest cell in bytes.
    public static let maximumCellBytes = 4096

    /// The file, as the person named it.
    public let file: String
    /// The column names of the first row.
    public let header: [Piece]
    /// The rows after the first; blank lines are left out.
    public let rows: [[Piece]]

    /// Reads a file.
    /// - Throws: the problem that keeps it from being read as CSV.
    public init(_ path: String) throws(DataProblems) {
        let bytes = try readBytes(path, named: path, limit: Self.maximumBytes)
        try self.init(bytes: bytes, file: path)
    }

    /// Reads the bytes of a file.
    /// - Throws: the problem that keeps them from being read as CSV.
    public init(bytes: [UInt8], file: String) throws(DataProblems) {
        guard bytes.count <= Self.maximumBytes else {
            throw DataProblems(file: file, "This file is larger than \(Self.maximumBytes) bytes.")
        }
        let scan = CSVScan(file: file)
        try scan.read(plainUTF8(bytes, file: file))
        guard let header = scan.rows.first else {
            throw DataProblems(file: file, "This file is empty; the first row names the columns.")
        }
        self.file = file
        self.header = header
        rows = Array(scan.rows.dropFirst())
    }
}

/// libcsv tells no places, so it is fed byte by byte and the place is counted here.
private final class CSVScan {
    private let file: String
    private var row: [Piece] = []
    private var line = 1
    private var column = 1
    private var start = (line: 1, column: 1)
    private var tooLong: Piece?
    private(set) var rows: [[Piece]] = []

    init(file: String) { self.file = file }

    func read(_ bytes: ArraySlice<UInt8>) throws(DataProblems) {
        var parser = csv_parser()
        guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else {
            throw DataProblems(file: file, "The CSV reader could not start.")
        }
        defer { csv_free(&parser) }
        let me = Unmanaged.passUnretained(self).toOpaque()
        for byte in bytes {
            // States 0 and 1 of libcsv: the next cell has not begun.
            if parser.pstate < 2 { start = (line, column) }
            var one = byte
            guard csv_parse(&parser, &one, 1, Self.cell, Self.endOfRow, me) == 1 else {
                throw DataProblems(
                    file: file, line: line, column: column, found: text(of: byte),
                    "A quotation mark stands where none may be. "
                        + "Put the whole cell in \"…\" and write \"\" for a mark inside it.")
            }
            try check()
            advance(over: byte)
        }
        guard csv_fini(&parser, Self.cell, Self.endOfRow, me) == 0 else {
            throw DataProblems(
                file: file, line: start.line, column: start.column, found: "\"",
                "This cell begins with a quotation mark and never ends.")
        }
        try check()
    }

    private func check() throws(DataProblems) {
        if let tooLong {
            throw DataProblems(
                file: file, line: tooLong.line, column: tooLong.column, found: tooLong.text,
                "This cell is longer than \(CSVFile.maximumCellBytes) bytes.")
        }
        if rows.count > CSVFile.maximumRows + 1 {
            throw DataProblems(
                file: file, line: line, "There are more than \(CSVFile.maximumRows) rows.")
        }
    }

    private func advance(over byte: UInt8) {
        if byte == 0x0A {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }

    private func text(of byte: UInt8) -> String {
        byte < 0x80 ? String(UnicodeScalar(byte)) : ""
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        let short = bytes.prefix(CSVFile.maximumCellBytes)
        let piece = Piece(
            file: file, line: start.line, column: start.column,
            text: String(decoding: short, as: UTF8.self))
        if bytes.count > CSVFile.maximumCellBytes {
            tooLong = Piece(
                file: file, line: piece.line, column: piece.column,
                text: String(piece.text.prefix(20)))
        }
        row.append(piece)
    }

    private static let cell:
        @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
            bytes, count, me in
            guard let me else { return }
            let scan = Unmanaged<CSVScan>.fromOpaque(me).takeUnretainedValue()
            scan.take(UnsafeRawBufferPointer(start: bytes, count: count))
        }
    private static let endOfRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
        _, me in
        guard let me else { return }
        let scan = Unmanaged<CSVScan>.fromOpaque(me).takeUnretainedValue()
        scan.rows.append(scan.row)
        scan.row = []
    }
}
