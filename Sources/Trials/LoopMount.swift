import CPowerCut
import Foundation
import Glibc
import Rehearsal

/// A file system in a file, mounted for a trial, whose power can be cut.
public final class LoopMount {
    /// Which kind.
    public enum Kind: String, Sendable, CaseIterable {
        case ext4, xfs
    }
    /// Where it is mounted.
    public let path: String
    private let image: String
    private let kind: Kind
    private var isMounted = false

    /// Why there can be none here, in a sentence; nil if there can.
    public static func obstacle(_ kind: Kind) -> String? {
        if geteuid() != 0 { return "only root may mount" }
        if access("/dev/loop-control", R_OK | W_OK) != 0 { return "there are no loop devices" }
        if access("/sbin/mkfs.\(kind)", X_OK) != 0 { return "mkfs.\(kind) is not installed" }
        return nil
    }

    /// Makes and mounts a small file system below a folder.
    /// - Throws: with the system's words if it cannot be made or mounted.
    public init(_ kind: Kind, in folder: String) throws {
        self.kind = kind
        image = "\(folder)/\(kind).image"
        path = "\(folder)/\(kind)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        let descriptor = open(image, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard descriptor >= 0, ftruncate(descriptor, 320 << 20) == 0 else {
            throw RehearsalProblem("\(image) cannot be made")
        }
        close(descriptor)
        try Self.must("/sbin/mkfs.\(kind)", ["-q", kind == .ext4 ? "-F" : "-f", image])
        try mount()
    }

    deinit { unmount() }

    /// Cuts the power: what is not on the disk now never gets there.
    public func cut() throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw RehearsalProblem("\(path) cannot be opened") }
        defer { close(descriptor) }
        guard engawa_power_cut(descriptor) == 0 else {
            let words = String(cString: strerror(errno))
            throw RehearsalProblem("\(kind) cannot be shut down: \(words)")
        }
    }

    /// Mounts it again, as a start of the machine would; its log is played back.
    public func restart() throws {
        unmount()
        try mount()
    }

    private func mount() throws {
        try Self.must("/bin/mount", ["-o", "loop", "-t", kind.rawValue, image, path])
        isMounted = true
    }

    private func unmount() {
        guard isMounted else { return }
        for _ in 0..<50 {
            // Somebody just killed may hold it for a moment longer.
            if umount(path) == 0 {
                isMounted = false
                return
            }
            usleep(100_000)
        }
        _ = umount2(path, Int32(MNT_DETACH))
        isMounted = false
    }

    private static func must(_ program: String, _ words: [String]) throws {
        let said = try runToEnd(program, words, environment: ["PATH": "/usr/sbin:/usr/bin"])
        guard said.status == 0 else {
            throw RehearsalProblem("\(program): \(said.errors)\(said.output)")
        }
    }
}
