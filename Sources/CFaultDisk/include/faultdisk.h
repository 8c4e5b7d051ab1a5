#ifndef ENGAWA_FAULTDISK_H
#define ENGAWA_FAULTDISK_H
#include <stdint.h>

// A disk in memory, given to SQLite as a file system (VFS) of its own. It knows for every file
// what was synced and what was only written, so that the power can be cut at any call.

typedef struct engawa_disk engawa_disk;

// Kinds of calls; a fault names those it strikes.
enum {
    ENGAWA_DISK_OPEN = 1,
    ENGAWA_DISK_READ = 2,
    ENGAWA_DISK_WRITE = 4,
    ENGAWA_DISK_SYNC = 8,
    ENGAWA_DISK_TRUNCATE = 16,
    ENGAWA_DISK_DELETE = 32
};

// What a fault does.
enum {
    ENGAWA_FAULT_IO_ERROR = 1,   // the call fails; a failed sync loses what it should have kept
    ENGAWA_FAULT_FULL = 2,       // the disk is full
    ENGAWA_FAULT_POWER = 3,      // the power goes before the call; nothing works any more
    ENGAWA_FAULT_SHORT = 4,      // a write writes its first half only and fails
    ENGAWA_FAULT_LIE = 5         // a sync says it is done and did nothing
};

// Makes an empty disk and registers its file system; 0 if there is no memory.
engawa_disk *engawa_disk_new(uint64_t seed);
// Unregisters it. Connections over it must be closed.
void engawa_disk_free(engawa_disk *disk);
// The name of its file system, for sqlite3_open_v2.
const char *engawa_disk_vfs(engawa_disk *disk);

// The power fails and comes back: of what was not synced a seeded part is on the disk, torn at
// 512 bytes. Connections opened before are dead. Pending faults are forgotten.
void engawa_disk_power_cut(engawa_disk *disk);
// The process ends and nothing else: what was written stays. Connections are dead, faults forgotten.
void engawa_disk_kill(engawa_disk *disk);
// Whether the power is gone (by a fault) and did not come back yet.
int engawa_disk_is_dead(engawa_disk *disk);
// Ends the power now, as a fault would.
void engawa_disk_end_power(engawa_disk *disk);

// Strikes the calls of those kinds from the `nth` one on (1: the next), `times` times (-1: always).
// Returns 0, or -1 if eight faults are set already.
int engawa_disk_fail(engawa_disk *disk, int kinds, int64_t nth, int fault, int64_t times);
// Forgets all faults.
void engawa_disk_mend(engawa_disk *disk);
// How many calls of those kinds there were.
int64_t engawa_disk_calls(engawa_disk *disk, int kinds);
// How many faults struck.
int64_t engawa_disk_struck(engawa_disk *disk);

// Replaces all files by those of another disk, as its programs see them now. Everything is synced.
void engawa_disk_copy(engawa_disk *to, engawa_disk *from);
// The size of a file in bytes, -1 if there is none.
int64_t engawa_disk_size(engawa_disk *disk, const char *name);
// Reads a piece of a file as programs see it; returns the number of bytes.
int64_t engawa_disk_peek(engawa_disk *disk, const char *name, int64_t at, void *to, int64_t most);
// Turns over one bit of what is synced and seen.
int engawa_disk_flip(engawa_disk *disk, const char *name, int64_t bit);
// Removes a file.
int engawa_disk_remove(engawa_disk *disk, const char *name);

#endif
