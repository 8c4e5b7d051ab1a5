/// Why the picture or the remote control cannot be had; every case is a sentence for the installer.
public enum TelevisionProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// A typeface is not installed; `package` is the Debian package that brings it.
    case typefaceMissing(file: String, package: String)
    /// A typeface file is there but cannot be read.
    case typefaceUnreadable(file: String, reason: String)
    /// SDL could not open a screen or a picture surface.
    case noScreen(reason: String)
    /// A picture could not be written.
    case pictureNotWritten(path: String, reason: String)
    /// A file descriptor for waking the loop could not be had.
    case noDoorbell(code: Int32)

    /// What happened and what to do, in English, for the log and the installer.
    public var description: String {
        switch self {
        case .typefaceMissing(let file, let package):
            "The typeface \(file) is not installed. Install the Debian package \(package)."
        case .typefaceUnreadable(let file, let reason):
            "The typeface \(file) cannot be read: \(reason)."
        case .noScreen(let reason): "No picture can be shown: \(reason)."
        case .pictureNotWritten(let path, let reason):
            "The picture \(path) could not be written: \(reason)."
        case .noDoorbell(let code): "The event loop could not be set up (error \(code))."
        }
    }
}
