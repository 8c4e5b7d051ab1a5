/// Why something comes differently than planned: a closed list, so that residents can be told in
/// plain words of our own.
public enum ChangeCause: String, Sendable, Hashable, Codable, CaseIterable {
    /// Strong wind.
    case wind
    /// Rain.
    case rain
    /// Snow or ice.
    case snow
    /// Something has to be checked or repaired.
    case machine
    /// A road is closed.
    case road
    /// Somebody who helps cannot come.
    case people

    /// The cause, to stand before the rest of a sentence.
    public var words: Note {
        switch self {
        case .wind: Note(ja: "風が 強いので ", en: "It is windy, so ")
        case .rain: Note(ja: "雨が ふるので ", en: "It rains, so ")
        case .snow: Note(ja: "雪なので ", en: "There is snow, so ")
        case .machine: Note(ja: "点検を するので ", en: "We have to check something, so ")
        case .road: Note(ja: "道が 通れないので ", en: "A road is closed, so ")
        case .people: Note(ja: "お手伝いの 方の 都合で ", en: "Our helpers are busy, so ")
        }
    }
}
