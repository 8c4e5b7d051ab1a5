import Glibc

/// One run of another program: text in, bytes out, bounded in time, memory and output. Blocks, so never on the thread of the picture.
struct ChildRun {
    let program: String
    let arguments: [String]
    /// Milliseconds one run may take.
    var patience = 10_000
    /// Bytes of output that are taken; twelve seconds at 48 kHz are 1.2 million.
    var most = 8_000_000
    /// How much the child gives way to everything else, 0 to 19.
    var niceness: Int32 = 5

    /// What the program answers; nil if it failed, said too much, took too long, or `isStopped` turned true.
    func output(of input: [UInt8], unless isStopped: () -> Bool) -> [UInt8]? {
        // The text is smaller than a pipe holds, so it is in before anybody reads it.
        guard input.count <= 4_096, let text = Pipe(), text.put(input), let answer = Pipe() else {
            return nil
        }
        guard let child = spawn(reading: text.out, writing: answer.into) else { return nil }
        text.shut()
        answer.shutInto()
        var bytes: [UInt8] = []
        let isWhole = collect(&bytes, from: answer.out, unless: isStopped)
        answer.shut()
        if !isWhole { kill(child, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return isWhole && status == 0 ? bytes : nil
    }

    private func collect(
        _ bytes: inout [UInt8], from source: Int32, unless isStopped: () -> Bool
    ) -> Bool {
        let end = monotonicNanoseconds() + UInt64(patience) * 1_000_000
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !isStopped(), monotonicNanoseconds() < end {
            var wait = pollfd(fd: source, events: Int16(POLLIN), revents: 0)
            guard poll(&wait, 1, 10) > 0 else { continue }
            let count = read(source, &buffer, buffer.count)
            if count == 0 { return true }
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            bytes += buffer[..<count]
            if bytes.count > most { return false }
        }
        return false
    }

    private func spawn(reading input: Int32, writing output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Neither the books of this box nor its lines are any business of the child.
        for other in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, other) }
        var usual = sigset_t()
        sigfillset(&usual)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let words = copied(bounds + [program] + arguments)
        defer { for word in words { free(word) } }
        let surroundings = copied(["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"])
        defer { for word in surroundings { free(word) } }
        var child: pid_t = 0
        let code = posix_spawn(
            &child, bounds[0], &actions, &attributes, words, surroundings)
        return code == 0 ? child : nil
    }

    private func copied(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { text in text.withCString { strdup($0) } } + [nil]
    }

    // Programs of every Debian that become the next one, so that the child itself is bounded from its first moment.
    private var bounds: [String] {
        [
            "/usr/bin/nice", "-n", "\(niceness)", "/usr/bin/prlimit", "--cpu=15",
            "--as=1000000000", "--core=0", "--",
        ]
    }
}

/// Both ends of a pipe; closed when nobody needs them any more.
private final class Pipe {
    private(set) var out: Int32
    private(set) var into: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (out, into) = (ends[0], ends[1])
    }

    deinit { shut() }

    /// Puts bytes in and closes that end.
    func put(_ bytes: [UInt8]) -> Bool {
        defer { shutInto() }
        return write(into, bytes, bytes.count) == bytes.count
    }

    func shutInto() {
        if into >= 0 { close(into) }
        into = -1
    }

    func shut() {
        shutInto()
        if out >= 0 { close(out) }
        out = -1
    }
}
