/// What the television is asked to let hear. The sounds are our own; none copies an official signal.
public enum Sound: Sendable, Hashable {
    /// The call of a real alert, again and again until it is answered, at most so many seconds.
    case alert(seconds: Int)
    /// The call of a drill: softer, another melody, three times.
    case drill
    /// An alert is over: once, softly.
    case cleared
    /// Nothing more.
    case silence
}
