import CSQLite

extension OpenSQLite {
    /// Writes what stands in the write-ahead log once more, byte for byte, and syncs it.
    ///
    /// A process whose sync failed ends. Linux may by then have marked the unsynced pages clean, so
    /// the next process reads from memory what is not on the disk, and everything it appends
    /// behind that hole would be gone after a power cut, however well it was synced. Written anew
    /// the pages are dirty again, and this sync counts for them. To be called before anything is
    /// appended, by the only writer. Throws `durability` when the log cannot be made durable.
    func writeLogAnew() throws(SQLError) {
        // Only a read opens the log and takes in what an earlier process left there.
        _ = try pragma("schema_version")
        var journal: UnsafeMutablePointer<sqlite3_file>?
        let asked = withUnsafeMutablePointer(to: &journal) {
            sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, $0)
        }
        guard asked == SQLITE_OK, let journal, let methods = journal.pointee.pMethods?.pointee,
            let read = methods.xRead, let write = methods.xWrite, let sync = methods.xSync
        else { return }
        var size: sqlite3_int64 = 0
        try done(methods.xFileSize?(journal, &size) ?? SQLITE_OK)
        guard size > 0 else { return }
        let piece: sqlite3_int64 = 65_536
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: Int(piece), alignment: 16)
        defer { bytes.deallocate() }
        var offset: sqlite3_int64 = 0
        while offset < size {
            let count = Int32(min(piece, size - offset))
            try done(read(journal, bytes, count, offset))
            try done(write(journal, bytes, count, offset))
            offset += piece
        }
        try done(sync(journal, SQLITE_SYNC_NORMAL))
    }

    private func done(_ code: Int32) throws(SQLError) {
        guard code != SQLITE_OK else { return }
        throw .durability("the write-ahead log could not be written anew (SQLite \(code))")
    }
}
