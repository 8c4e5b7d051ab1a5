/// Which Engawa this is.
public enum Release {
    /// The version of all programs, as in the CHANGELOG.
    public static let version = "0.1.0"
}
