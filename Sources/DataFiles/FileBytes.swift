import Domain
import Foundation

/// Reads a plain file of bounded size.
/// - Throws: one problem if it cannot be read, is not a plain file or is too large.
func readBytes(_ path: String, named file: String, limit: Int) throws(DataProblems) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
        let reason = String(cString: strerror(errno))
        throw DataProblems(file: file, "This file cannot be opened (\(reason)).")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw DataProblems(file: file, "This is not a plain file.")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else {
            let reason = String(cString: strerror(errno))
            throw DataProblems(file: file, "This file cannot be read (\(reason)).")
        }
        if count == 0 { return bytes }
        bytes.append(contentsOf: buffer[..<count])
    }
    throw DataProblems(file: file, "This file is larger than \(limit) bytes.")
}

/// Takes a byte order mark away and makes sure the rest is UTF-8.
/// - Throws: the place of the first byte that is not.
func plainUTF8(_ bytes: [UInt8], file: String) throws(DataProblems) -> ArraySlice<UInt8> {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if String(validating: body, as: UTF8.self) != nil { return body }
    var line = 1
    var column = 1
    var decoder = UTF8()
    var rest = body.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
        if scalar == "\n" {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }
    throw DataProblems(
        file: file, line: line, column: column,
        "This is not UTF-8 text; it may be Shift_JIS or UTF-16 from a spreadsheet. "
            + "Save the file as UTF-8.")
}

/// FNV-1a, 64 bits: names a version of the data, guards against nothing.
struct ContentHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state = (state ^ UInt64(bytes.count)) &* 0x100_0000_01b3
    }
    /// Sixteen hexadecimal digits.
    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
