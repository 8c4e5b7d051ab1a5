/// A piece of text at its place in a data file.
public struct Piece: Sendable, Hashable {
    /// The file, as the person named it.
    public let file: String
    /// Line, counted from 1.
    public let line: Int
    /// Column in characters, counted from 1.
    public let column: Int
    /// What is written there.
    public let text: String

    /// A piece of text at a place.
    public init(file: String, line: Int, column: Int, text: String) {
        self.file = file
        self.line = line
        self.column = column
        self.text = text
    }
}
