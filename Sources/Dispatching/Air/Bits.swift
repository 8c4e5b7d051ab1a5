/// Sets of minutes as words of 64 bits, lowest minute first. Memory is owned by the caller.
enum Bits {
    typealias Words = UnsafeMutablePointer<UInt64>

    /// Keeps minute `t` only if `t`, `t + 1` … `t + length - 1` are all in the set.
    @inline(__always)
    static func erode(_ set: Words, _ words: Int, _ length: Int) {
        var have = 1
        while have < length {
            let step = min(have, length - have)
            andShiftedDown(set, words, step)
            have += step
        }
    }

    @inline(__always)
    private static func andShiftedDown(_ set: Words, _ words: Int, _ step: Int) {
        let low = UInt64(truncatingIfNeeded: step & 63)
        if step < 64 {
            for i in 0..<(words - 1) {
                set[i] &= (set[i] &>> low) | (set[i + 1] &<< (64 &- low))
            }
            set[words - 1] &= set[words - 1] &>> low
        } else {
            for i in 0..<words { set[i] &= shiftedWord(set, words, i, step) }
        }
    }

    /// Word `i` of the set moved down by `step` minutes.
    @inline(__always)
    static func shiftedWord(_ set: Words, _ words: Int, _ i: Int, _ step: Int) -> UInt64 {
        let j = i + step >> 6
        let low = UInt64(truncatingIfNeeded: step & 63)
        if j >= words { return 0 }
        if low == 0 { return set[j] }
        let high = j + 1 < words ? set[j + 1] &<< (64 &- low) : 0
        return (set[j] &>> low) | high
    }

    /// The first minute of the set at or after `from`; nil if there is none.
    @inline(__always)
    static func first(_ set: Words, _ words: Int, from: Int) -> Int? {
        if from >= words * 64 { return nil }
        var i = from >> 6
        var word = set[i] & (~0 &<< UInt64(truncatingIfNeeded: from & 63))
        while word == 0 {
            i += 1
            if i == words { return nil }
            word = set[i]
        }
        return i * 64 + word.trailingZeroBitCount
    }

    /// The first minute outside the set at or after `from`; the end if there is none.
    @inline(__always)
    static func firstMissing(_ set: Words, _ words: Int, from: Int) -> Int {
        if from >= words * 64 { return words * 64 }
        var i = from >> 6
        var word = ~set[i] & (~0 &<< UInt64(truncatingIfNeeded: from & 63))
        while word == 0 {
            i += 1
            if i == words { return words * 64 }
            word = ~set[i]
        }
        return i * 64 + word.trailingZeroBitCount
    }

    /// How many minutes right before `at` are in the set without a break.
    @inline(__always)
    static func runBefore(_ set: Words, at: Int) -> Int {
        var run = 0
        var minute = at - 1
        while minute >= 0 {
            let i = minute >> 6
            let place = minute & 63
            let word = ~set[i] &<< UInt64(truncatingIfNeeded: 63 - place)
            let zeros = word.leadingZeroBitCount
            if zeros <= place { return run + zeros }
            run += place + 1
            minute = i * 64 - 1
        }
        return run
    }

    @inline(__always)
    static func contains(_ set: Words, _ minute: Int) -> Bool {
        set[minute >> 6] &>> UInt64(truncatingIfNeeded: minute & 63) & 1 == 1
    }

    /// Puts the minutes `from ..< to` in the set; what lies outside the words is ignored.
    @inline(__always)
    static func insert(_ set: Words, _ words: Int, _ from: Int, _ to: Int) {
        eachWord(words, from, to) { set[$0] |= $1 }
    }

    /// Takes the minutes `from ..< to` out of the set; what lies outside the words is ignored.
    @inline(__always)
    static func remove(_ set: Words, _ words: Int, _ from: Int, _ to: Int) {
        eachWord(words, from, to) { set[$0] &= ~$1 }
    }

    @inline(__always)
    private static func eachWord(
        _ words: Int, _ from: Int, _ to: Int, _ body: (Int, UInt64) -> Void
    ) {
        let start = max(0, from)
        let end = min(words * 64, to)
        if start >= end { return }
        let first = start >> 6
        let last = (end - 1) >> 6
        let head = ~0 &<< UInt64(truncatingIfNeeded: start & 63)
        let tail = ~0 &>> UInt64(truncatingIfNeeded: 63 - (end - 1) & 63)
        if first == last {
            body(first, head & tail)
        } else {
            body(first, head)
            for i in (first + 1)..<last { body(i, ~0) }
            body(last, tail)
        }
    }
}
