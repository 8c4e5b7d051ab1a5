import CSDL2

/// A keyboard standing in for a remote control, at an office desk or on a test bench.
///
/// Arrows, Enter for 決定, Backspace or Escape for 戻る, Home for d, digits, F1 to F4 for 青赤緑黄.
struct Keyboard {
    private var held: [String: Int] = [:]

    /// The report for a key by its scan code (the USB usage number); `nil` for keys a remote
    /// control does not have.
    mutating func event(code: UInt32, isRelease: Bool, at now: UInt64) -> RemoteEvent? {
        guard let name = Keyboard.name(of: SDL_Scancode(rawValue: code)) else { return nil }
        var count = 0
        if isRelease {
            held[name] = nil
        } else {
            // Two physical keys may share a name: the second counts as a hold, not a new press.
            if let before = held[name] { count = before + 1 }
            held[name] = count
        }
        return RemoteEvent(
            keyName: name, count: count, isRelease: isRelease, remote: "keyboard", at: now)
    }

    /// Lets go of everything, when the window lost the keyboard and will not see the releases.
    mutating func letGo(at now: UInt64) -> [RemoteEvent] {
        defer { held = [:] }
        return held.keys.sorted().map {
            RemoteEvent(keyName: $0, count: 0, isRelease: true, remote: "keyboard", at: now)
        }
    }

    // By place on the keyboard, not by letter, so that the layout does not matter.
    private static func name(of code: SDL_Scancode) -> String? {
        switch code {
        case SDL_SCANCODE_UP: return "KEY_UP"
        case SDL_SCANCODE_DOWN: return "KEY_DOWN"
        case SDL_SCANCODE_LEFT: return "KEY_LEFT"
        case SDL_SCANCODE_RIGHT: return "KEY_RIGHT"
        case SDL_SCANCODE_RETURN, SDL_SCANCODE_KP_ENTER: return "KEY_OK"
        case SDL_SCANCODE_BACKSPACE, SDL_SCANCODE_ESCAPE: return "KEY_BACK"
        case SDL_SCANCODE_HOME: return "KEY_HOME"
        case SDL_SCANCODE_F1: return "KEY_BLUE"
        case SDL_SCANCODE_F2: return "KEY_RED"
        case SDL_SCANCODE_F3: return "KEY_GREEN"
        case SDL_SCANCODE_F4: return "KEY_YELLOW"
        default: break
        }
        let place = code.rawValue
        // SDL orders the digits 1 … 9, 0, on the main row as on the number pad.
        for first in [SDL_SCANCODE_1.rawValue, SDL_SCANCODE_KP_1.rawValue]
        where (first..<first + 10).contains(place) {
            return "KEY_\((place - first + 1) % 10)"
        }
        return nil
    }
}
