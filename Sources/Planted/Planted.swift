#if PLANTED
    import Synchronization

    /// The bug that is planted in this process; there is one at a time.
    private let present = Mutex<Bug?>(nil)

    /// Plants a bug, or none.
    public func plant(_ bug: Bug?) { present.withLock { $0 = bug } }

    /// Whether this bug is planted. Only builds with `-DPLANTED` can say yes.
    public func planted(_ bug: Bug) -> Bool { present.withLock { $0 == bug } }
#else
    /// Whether this bug is planted: never, unless the whole was built with `-DPLANTED`.
    @inlinable @inline(__always)
    public func planted(_ bug: Bug) -> Bool { false }
#endif

/// Mistakes that somebody could make, each at the place where it could be made. The simulation has
/// to catch every one of them, or it proves nothing about the others.
@frozen public enum Bug: String, Sendable, Hashable, CaseIterable {
    // MARK: the store
    /// Answers leave before the commit.
    case ackBeforeCommit = "ack-before-commit"
    /// The log is synced at checkpoints only.
    case syncNormal = "sync-normal"
    /// A refused attempt leaves behind what it did so far.
    case refusalKeepsWork = "refusal-keeps-work"
    /// A dry run is kept.
    case dryRunKept = "dry-run-kept"

    // MARK: the office's door
    /// A key that was decided is executed again.
    case dropDedupe = "drop-dedupe"
    /// Refusals are not kept for their key.
    case forgetRefusals = "forget-refusals"
    /// The close counts as written before it is committed.
    case closeRemembered = "close-remembered-early"
    /// An id of an earlier epoch is taken for one of this.
    case oldEpochIds = "old-epoch-ids"
    /// A restored store keeps its epoch.
    case epochKept = "epoch-kept"

    // MARK: the close
    /// `<` where `<=` belongs: an order at the very millisecond of the close is taken.
    case closeOneLate = "close-one-late"
    /// One village's slots are never closed.
    case villageForgotten = "village-forgotten"
    /// Closed slots are not looked up when something is ordered.
    case closeIgnored = "close-ignored"
    /// Orders do not become a list for picking at the close.
    case notSettled = "not-settled"
    /// An order can be taken back after its close.
    case lateCancel = "late-cancel"
    /// An order can be changed after its close.
    case lateChange = "late-change"

    // MARK: orders
    /// A change overwrites what it has not seen.
    case versionIgnored = "version-ignored"
    /// A cancelled order keeps its goods.
    case stockNotReturned = "stock-not-returned"
    /// A changed order keeps the goods it had, too.
    case changeKeepsStock = "change-keeps-stock"
    /// Ordering takes nothing from the shelf.
    case stockNotTaken = "stock-not-taken"

    // MARK: bringing
    /// An order is handed over as often as somebody says so.
    case handedOverTwice = "handed-over-twice"
    /// A van leaves as often as somebody says so.
    case vanLeavesTwice = "van-leaves-twice"

    // MARK: the box
    /// Every sending gets a new key.
    case newKeyEachTime = "new-key-each-time"
    /// A decision is shown and not committed.
    case decisionNotKept = "decision-not-kept"
    /// A busy office counts as a refusal.
    case busyIsRefusal = "busy-is-refusal"
    /// Whatever comes with status 200 counts as accepted.
    case portalIsAnswer = "portal-is-answer"
    /// After a restore of the office nothing is offered again.
    case forgetOffering = "forget-offering"
    /// What moved to another order after a restore is not followed.
    case forgetMoves = "forget-moves"
    /// The newest press is sent first.
    case newestFirst = "newest-first"
    /// Only what was accepted is shown again after a restart; what waits is thrown away.
    case waitingDropped = "waiting-dropped"
}
