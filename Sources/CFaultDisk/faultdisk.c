#include "faultdisk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECTOR = 512, MOST_FAULTS = 8, SHM_LOCKS = 8, MOST_NAME = 256 };

typedef struct {
    unsigned char *bytes;
    int64_t size, room;
} image;

// A write or cut that is not synced yet; its bytes stand in the file's `late` image.
typedef struct {
    int64_t at, size, stored;
    int is_cut;
} late_write;

typedef struct open_file open_file;

typedef struct node {
    struct node *next;
    char name[MOST_NAME];
    int handles;
    int is_listed;          // in the directory that programs see
    int is_listed_for_good; // in the directory that a power cut leaves
    image seen, synced, late;
    late_write *writes;
    int64_t write_count, write_room;
    int shared, has_reserved, has_exclusive;
    open_file *attached; // to its shared memory
    void **regions;
    int region_count;
} node;

struct engawa_disk {
    sqlite3_vfs vfs;
    char name[64];
    pthread_mutex_t lock;
    node *nodes;
    uint64_t chance;
    int64_t generation;
    int is_dead;
    int64_t calls[6], struck;
    // Shared memory of dead connections: they may still look at it until they are closed.
    void **orphans;
    int64_t orphan_count;
    struct {
        int kinds, fault;
        int64_t countdown, times;
    } faults[MOST_FAULTS];
};

struct open_file {
    sqlite3_file base;
    engawa_disk *disk;
    node *node;
    int64_t generation;
    int level;
    int is_temporary;
    int is_attached;
    unsigned shared_mask, exclusive_mask;
    open_file *next_attached;
};

// MARK: chance and bytes

static uint64_t next_chance(engawa_disk *disk) {
    uint64_t z = (disk->chance += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static int make_room(image *file, int64_t size) {
    if (size <= file->room) return 1;
    int64_t room = file->room ? file->room : 4096;
    while (room < size) room *= 2;
    unsigned char *bytes = realloc(file->bytes, (size_t)room);
    if (!bytes) return 0;
    file->bytes = bytes;
    file->room = room;
    return 1;
}

static int set_size(image *file, int64_t size) {
    if (!make_room(file, size)) return 0;
    if (size > file->size) memset(file->bytes + file->size, 0, (size_t)(size - file->size));
    file->size = size;
    return 1;
}

static int put(image *file, int64_t at, const void *bytes, int64_t size) {
    if (at + size > file->size && !set_size(file, at + size)) return 0;
    memcpy(file->bytes + at, bytes, (size_t)size);
    return 1;
}

static int assign(image *to, const image *from) {
    if (!make_room(to, from->size)) return 0;
    if (from->size) memcpy(to->bytes, from->bytes, (size_t)from->size);
    to->size = from->size;
    return 1;
}

// MARK: files

static node *find(engawa_disk *disk, const char *name) {
    for (node *n = disk->nodes; n; n = n->next)
        if (n->is_listed && strcmp(n->name, name) == 0) return n;
    return 0;
}

static node *create(engawa_disk *disk, const char *name) {
    // A removed file of that name cannot come back any more: its place is taken.
    for (node *old = disk->nodes; old; old = old->next)
        if (strcmp(old->name, name) == 0) old->is_listed_for_good = 0;
    node *n = calloc(1, sizeof *n);
    if (!n) return 0;
    snprintf(n->name, sizeof n->name, "%s", name);
    n->is_listed = 1;
    n->next = disk->nodes;
    disk->nodes = n;
    return n;
}

static void forget_late(node *n) {
    n->write_count = 0;
    n->late.size = 0;
}

static void free_regions(node *n) {
    for (int i = 0; i < n->region_count; i++) free(n->regions[i]);
    free(n->regions);
    n->regions = 0;
    n->region_count = 0;
}

static void free_node(node *n) {
    free_regions(n);
    free(n->seen.bytes);
    free(n->synced.bytes);
    free(n->late.bytes);
    free(n->writes);
    free(n);
}

static void sweep(engawa_disk *disk) {
    for (node **place = &disk->nodes; *place;) {
        node *n = *place;
        if (!n->handles && !n->is_listed && !n->is_listed_for_good) {
            *place = n->next;
            free_node(n);
        } else {
            place = &n->next;
        }
    }
}

static int note_late(node *n, int64_t at, const void *bytes, int64_t size, int is_cut) {
    if (n->write_count == n->write_room) {
        int64_t room = n->write_room ? 2 * n->write_room : 16;
        late_write *writes = realloc(n->writes, (size_t)room * sizeof *writes);
        if (!writes) return 0;
        n->writes = writes;
        n->write_room = room;
    }
    late_write w = {at, size, n->late.size, is_cut};
    if (!is_cut && !put(&n->late, n->late.size, bytes, size)) return 0;
    n->writes[n->write_count++] = w;
    return 1;
}

static void keep_all(node *n) {
    for (int64_t i = 0; i < n->write_count; i++) {
        late_write *w = &n->writes[i];
        if (w->is_cut) set_size(&n->synced, w->at);
        else put(&n->synced, w->at, n->late.bytes + w->stored, w->size);
    }
    forget_late(n);
}

// Keeps a part of what was written since the last sync: whole sectors, each or none.
static void keep_some(engawa_disk *disk, node *n) {
    // Sometimes nearly all or nearly nothing: those are the cuts that break things.
    static const int percents[] = {0, 5, 50, 90, 97, 100};
    int percent = percents[next_chance(disk) % 6];
    for (int64_t i = 0; i < n->write_count; i++) {
        late_write *w = &n->writes[i];
        if (w->is_cut) {
            if ((int)(next_chance(disk) % 100) < percent) set_size(&n->synced, w->at);
            continue;
        }
        for (int64_t done = 0; done < w->size;) {
            int64_t at = w->at + done;
            int64_t size = SECTOR - at % SECTOR;
            if (size > w->size - done) size = w->size - done;
            if ((int)(next_chance(disk) % 100) < percent)
                put(&n->synced, at, n->late.bytes + w->stored + done, size);
            done += size;
        }
    }
    forget_late(n);
}

// MARK: faults

static int index_of(int kind) {
    int i = 0;
    while (kind > 1) kind >>= 1, i++;
    return i;
}

// What strikes this call: 0 or a fault. A dead disk answers nothing.
static int strike(engawa_disk *disk, int kind) {
    disk->calls[index_of(kind)]++;
    int found = 0;
    for (int i = 0; i < MOST_FAULTS; i++) {
        if (!disk->faults[i].fault || !(disk->faults[i].kinds & kind)) continue;
        if (--disk->faults[i].countdown > 0) continue;
        if (!found) found = disk->faults[i].fault;
        if (disk->faults[i].times > 0 && --disk->faults[i].times == 0) disk->faults[i].fault = 0;
    }
    if (!found) return 0;
    disk->struck++;
    if (found == ENGAWA_FAULT_POWER) disk->is_dead = 1;
    return found;
}

static int is_gone(open_file *file) {
    return file->disk->is_dead || file->generation != file->disk->generation;
}

// MARK: calls on a file

static int close_file(sqlite3_file *base);
static int shm_unmap(sqlite3_file *base, int is_last);

static int read_file(sqlite3_file *base, void *to, int size, sqlite3_int64 at) {
    open_file *file = (open_file *)base;
    pthread_mutex_lock(&file->disk->lock);
    int code = SQLITE_OK;
    if (is_gone(file) || strike(file->disk, ENGAWA_DISK_READ)) {
        code = SQLITE_IOERR_READ;
    } else {
        image *seen = &file->node->seen;
        int64_t have = seen->size > at ? seen->size - at : 0;
        if (have > size) have = size;
        if (have > 0) memcpy(to, seen->bytes + at, (size_t)have);
        if (have < size) {
            memset((char *)to + have, 0, (size_t)(size - have));
            code = SQLITE_IOERR_SHORT_READ;
        }
    }
    pthread_mutex_unlock(&file->disk->lock);
    return code;
}

static int write_file(sqlite3_file *base, const void *from, int size, sqlite3_int64 at) {
    open_file *file = (open_file *)base;
    engawa_disk *disk = file->disk;
    pthread_mutex_lock(&disk->lock);
    int code = SQLITE_OK;
    int fault = 0;
    if (is_gone(file)) code = SQLITE_IOERR_WRITE;
    else if ((fault = strike(disk, ENGAWA_DISK_WRITE)) == ENGAWA_FAULT_FULL) code = SQLITE_FULL;
    else if (fault && fault != ENGAWA_FAULT_LIE) code = SQLITE_IOERR_WRITE;
    if (code == SQLITE_OK || fault == ENGAWA_FAULT_SHORT) {
        int part = fault == ENGAWA_FAULT_SHORT ? size / 2 : size;
        if (!note_late(file->node, at, from, part, 0) || !put(&file->node->seen, at, from, part))
            code = SQLITE_IOERR_NOMEM;
    }
    pthread_mutex_unlock(&disk->lock);
    return code;
}

static int truncate_file(sqlite3_file *base, sqlite3_int64 size) {
    open_file *file = (open_file *)base;
    pthread_mutex_lock(&file->disk->lock);
    int code = SQLITE_OK;
    if (is_gone(file) || strike(file->disk, ENGAWA_DISK_TRUNCATE)) code = SQLITE_IOERR_TRUNCATE;
    else if (!note_late(file->node, size, 0, 0, 1) || !set_size(&file->node->seen, size))
        code = SQLITE_IOERR_NOMEM;
    pthread_mutex_unlock(&file->disk->lock);
    return code;
}

static int sync_file(sqlite3_file *base, int flags) {
    (void)flags;
    open_file *file = (open_file *)base;
    pthread_mutex_lock(&file->disk->lock);
    int code = SQLITE_OK;
    int fault = 0;
    if (is_gone(file)) {
        code = SQLITE_IOERR_FSYNC;
    } else if ((fault = strike(file->disk, ENGAWA_DISK_SYNC))) {
        if (fault != ENGAWA_FAULT_LIE) code = SQLITE_IOERR_FSYNC;
        // As Linux: the error is told once, the pages count as clean, and what of them is on the
        // disk nobody knows.
        if (fault == ENGAWA_FAULT_IO_ERROR) keep_some(file->disk, file->node);
    } else {
        keep_all(file->node);
        // As on ext4 and xfs: the folder's changes reach the disk in order, and before this.
        for (node *n = file->disk->nodes; n; n = n->next) n->is_listed_for_good = n->is_listed;
    }
    pthread_mutex_unlock(&file->disk->lock);
    return code;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
    open_file *file = (open_file *)base;
    pthread_mutex_lock(&file->disk->lock);
    int code = is_gone(file) ? SQLITE_IOERR_FSTAT : SQLITE_OK;
    *size = file->node->seen.size;
    pthread_mutex_unlock(&file->disk->lock);
    return code;
}

static void let_go(open_file *file, int level) {
    node *n = file->node;
    if (file->level >= SQLITE_LOCK_EXCLUSIVE && level < SQLITE_LOCK_EXCLUSIVE) n->has_exclusive = 0;
    if (file->level >= SQLITE_LOCK_RESERVED && level < SQLITE_LOCK_RESERVED) n->has_reserved = 0;
    if (file->level >= SQLITE_LOCK_SHARED && level < SQLITE_LOCK_SHARED) n->shared--;
    file->level = level;
}

static int lock_file(sqlite3_file *base, int level) {
    open_file *file = (open_file *)base;
    pthread_mutex_lock(&file->disk->lock);
    node *n = file->node;
    int code = SQLITE_OK;
    if (is_gone(file)) {
        code = SQLITE_IOERR_LOCK;
    } else if (level > file->level) {
        if (file->level < SQLITE_LOCK_SHARED) {
            if (n->has_exclusive) code = SQLITE_BUSY;
            else n->shared++, file->level = SQLITE_LOCK_SHARED;
        }
        if (code == SQLITE_OK && level >= SQLITE_LOCK_RESERVED
            && file->level < SQLITE_LOCK_RESERVED) {
            if (n->has_reserved) code = SQLITE_BUSY;
            else n->has_reserved = 1, file->level = SQLITE_LOCK_RESERVED;
        }
        if (code == SQLITE_OK && level >= SQLITE_LOCK_PENDING) {
            if (n->shared > 1) code = SQLITE_BUSY;
            else n->has_exclusive = 1, file->level = SQLITE_LOCK_EXCLUSIVE;
        }
    }
    pthread_mutex_unlock(&file->disk->lock);
    return code;
}

static int unlock_file(sqlite3_file *base, int level) {
    open_file *file = (open_file *)base;
    pthread_mutex_lock(&file->disk->lock);
    if (!is_gone(file) && level < file->level) let_go(file, level);
    pthread_mutex_unlock(&file->disk->lock);
    return SQLITE_OK;
}

static int is_reserved(sqlite3_file *base, int *answer) {
    open_file *file = (open_file *)base;
    pthread_mutex_lock(&file->disk->lock);
    *answer = file->node->has_reserved;
    pthread_mutex_unlock(&file->disk->lock);
    return SQLITE_OK;
}

static int control(sqlite3_file *base, int what, void *argument) {
    (void)base, (void)what, (void)argument;
    return SQLITE_NOTFOUND;
}

static int sector_size(sqlite3_file *base) {
    (void)base;
    return 4096; // what SQLite assumes of a file on Linux
}

static int characteristics(sqlite3_file *base) {
    (void)base;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE; // as on Linux
}

// MARK: shared memory of the write-ahead log

static void attach(open_file *file) {
    if (file->is_attached) return;
    file->next_attached = file->node->attached;
    file->node->attached = file;
    file->is_attached = 1;
}

static int shm_map(sqlite3_file *base, int page, int size, int extend, void volatile **to) {
    open_file *file = (open_file *)base;
    pthread_mutex_lock(&file->disk->lock);
    node *n = file->node;
    int code = SQLITE_OK;
    *to = 0;
    if (is_gone(file)) {
        code = SQLITE_IOERR_SHMMAP;
    } else {
        attach(file);
        if (page >= n->region_count && extend) {
            void **regions = realloc(n->regions, (size_t)(page + 1) * sizeof *regions);
            if (regions) {
                n->regions = regions;
                while (n->region_count <= page) {
                    void *region = calloc(1, (size_t)size);
                    if (!region) break;
                    n->regions[n->region_count++] = region;
                }
            }
            if (page >= n->region_count) code = SQLITE_IOERR_NOMEM;
        }
        if (page < n->region_count) *to = n->regions[page];
    }
    pthread_mutex_unlock(&file->disk->lock);
    return code;
}

static int shm_lock(sqlite3_file *base, int first, int count, int flags) {
    open_file *file = (open_file *)base;
    unsigned mask = ((1u << (first + count)) - 1) & ~((1u << first) - 1);
    pthread_mutex_lock(&file->disk->lock);
    int code = SQLITE_OK;
    if (is_gone(file)) {
        code = SQLITE_IOERR_SHMLOCK;
    } else if (flags & SQLITE_SHM_UNLOCK) {
        file->shared_mask &= ~mask;
        file->exclusive_mask &= ~mask;
    } else {
        for (open_file *other = file->node->attached; other; other = other->next_attached) {
            if (other == file) continue;
            if (other->exclusive_mask & mask) code = SQLITE_BUSY;
            if ((flags & SQLITE_SHM_EXCLUSIVE) && (other->shared_mask & mask)) code = SQLITE_BUSY;
        }
        if (code == SQLITE_OK && (flags & SQLITE_SHM_EXCLUSIVE)) file->exclusive_mask |= mask;
        else if (code == SQLITE_OK) file->shared_mask |= mask;
    }
    pthread_mutex_unlock(&file->disk->lock);
    return code;
}

static void shm_barrier(sqlite3_file *base) {
    (void)base;
    atomic_thread_fence(memory_order_seq_cst);
}

static void detach(open_file *file) {
    if (!file->is_attached) return;
    for (open_file **place = &file->node->attached; *place; place = &(*place)->next_attached) {
        if (*place == file) {
            *place = file->next_attached;
            break;
        }
    }
    file->is_attached = 0;
    file->shared_mask = file->exclusive_mask = 0;
    if (!file->node->attached) free_regions(file->node);
}

static int shm_unmap(sqlite3_file *base, int is_last) {
    (void)is_last;
    open_file *file = (open_file *)base;
    pthread_mutex_lock(&file->disk->lock);
    detach(file);
    pthread_mutex_unlock(&file->disk->lock);
    return SQLITE_OK;
}

static int close_file(sqlite3_file *base) {
    open_file *file = (open_file *)base;
    engawa_disk *disk = file->disk;
    pthread_mutex_lock(&disk->lock);
    detach(file);
    if (file->generation == disk->generation) let_go(file, SQLITE_LOCK_NONE);
    file->node->handles--;
    if (file->is_temporary) file->node->is_listed = 0;
    sweep(disk);
    pthread_mutex_unlock(&disk->lock);
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    2, close_file, read_file, write_file, truncate_file, sync_file, file_size, lock_file,
    unlock_file, is_reserved, control, sector_size, characteristics, shm_map, shm_lock,
    shm_barrier, shm_unmap, 0, 0};

// MARK: calls on the disk

static int open_on(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out) {
    engawa_disk *disk = vfs->pAppData;
    open_file *file = (open_file *)base;
    memset(file, 0, sizeof *file);
    pthread_mutex_lock(&disk->lock);
    int code = SQLITE_OK;
    if (disk->is_dead || strike(disk, ENGAWA_DISK_OPEN)) {
        code = SQLITE_CANTOPEN;
    } else {
        node *n = name ? find(disk, name) : 0;
        if (!n && (!name || (flags & SQLITE_OPEN_CREATE))) n = create(disk, name ? name : "");
        if (!n) {
            code = SQLITE_CANTOPEN;
        } else {
            n->handles++;
            if (!name) n->is_listed = 0;
            // The store's own file is made and its folder synced before SQLite opens it.
            if (flags & SQLITE_OPEN_MAIN_DB) n->is_listed_for_good = 1;
            file->is_temporary = name == 0 || (flags & SQLITE_OPEN_DELETEONCLOSE);
            file->disk = disk;
            file->node = n;
            file->generation = disk->generation;
            file->base.pMethods = &methods;
            if (out) *out = flags;
        }
    }
    pthread_mutex_unlock(&disk->lock);
    return code;
}

static int delete_on(sqlite3_vfs *vfs, const char *name, int sync_folder) {
    engawa_disk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->lock);
    int code = SQLITE_OK;
    if (disk->is_dead || strike(disk, ENGAWA_DISK_DELETE)) {
        code = SQLITE_IOERR_DELETE;
    } else {
        node *n = find(disk, name);
        if (n) {
            n->is_listed = 0;
            if (sync_folder) n->is_listed_for_good = 0;
            sweep(disk);
        } else {
            code = SQLITE_IOERR_DELETE_NOENT;
        }
    }
    pthread_mutex_unlock(&disk->lock);
    return code;
}

static int access_on(sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
    (void)flags;
    engawa_disk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->lock);
    node *n = find(disk, name);
    // As on Linux: an empty file is not there for SQLite.
    *answer = n && (flags != SQLITE_ACCESS_EXISTS || n->seen.size > 0);
    int code = disk->is_dead ? SQLITE_IOERR_ACCESS : SQLITE_OK;
    pthread_mutex_unlock(&disk->lock);
    return code;
}

static int full_name(sqlite3_vfs *vfs, const char *name, int room, char *to) {
    (void)vfs;
    snprintf(to, (size_t)room, "%s", name);
    return SQLITE_OK;
}

static int randomness(sqlite3_vfs *vfs, int size, char *to) {
    engawa_disk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->lock);
    for (int i = 0; i < size; i++) to[i] = (char)next_chance(disk);
    pthread_mutex_unlock(&disk->lock);
    return size;
}

static int sleep_for(sqlite3_vfs *vfs, int microseconds) {
    (void)vfs;
    usleep((useconds_t)microseconds);
    return microseconds;
}

static int julian_now(sqlite3_vfs *vfs, double *now) {
    (void)vfs;
    *now = 2461305.0; // no statement of ours asks SQLite for the time
    return SQLITE_OK;
}

static int last_error(sqlite3_vfs *vfs, int size, char *to) {
    (void)vfs, (void)size, (void)to;
    return 0;
}

// MARK: what Swift calls

engawa_disk *engawa_disk_new(uint64_t seed) {
    static atomic_llong count;
    engawa_disk *disk = calloc(1, sizeof *disk);
    if (!disk) return 0;
    pthread_mutex_init(&disk->lock, 0);
    disk->chance = seed;
    disk->generation = 1;
    snprintf(disk->name, sizeof disk->name, "engawa-disk-%lld",
             (long long)atomic_fetch_add(&count, 1));
    disk->vfs = (sqlite3_vfs){
        .iVersion = 1, .szOsFile = sizeof(open_file), .mxPathname = MOST_NAME - 16,
        .zName = disk->name, .pAppData = disk, .xOpen = open_on, .xDelete = delete_on,
        .xAccess = access_on, .xFullPathname = full_name, .xRandomness = randomness,
        .xSleep = sleep_for, .xCurrentTime = julian_now, .xGetLastError = last_error};
    if (sqlite3_vfs_register(&disk->vfs, 0) != SQLITE_OK) {
        free(disk);
        return 0;
    }
    return disk;
}

void engawa_disk_free(engawa_disk *disk) {
    if (!disk) return;
    sqlite3_vfs_unregister(&disk->vfs);
    while (disk->nodes) {
        node *n = disk->nodes;
        disk->nodes = n->next;
        free_node(n);
    }
    for (int64_t i = 0; i < disk->orphan_count; i++) free(disk->orphans[i]);
    free(disk->orphans);
    pthread_mutex_destroy(&disk->lock);
    free(disk);
}

const char *engawa_disk_vfs(engawa_disk *disk) { return disk->name; }

static void start_anew(engawa_disk *disk) {
    disk->generation++;
    disk->is_dead = 0;
    memset(disk->faults, 0, sizeof disk->faults);
    for (node *n = disk->nodes; n; n = n->next) {
        n->shared = n->has_reserved = n->has_exclusive = 0;
        for (open_file *file = n->attached; file; file = file->next_attached)
            file->shared_mask = file->exclusive_mask = 0, file->is_attached = 0;
        n->attached = 0;
        void **orphans =
            realloc(disk->orphans, (size_t)(disk->orphan_count + n->region_count + 1) * sizeof *disk->orphans);
        if (!orphans) continue;
        disk->orphans = orphans;
        for (int i = 0; i < n->region_count; i++) orphans[disk->orphan_count++] = n->regions[i];
        n->region_count = 0;
        free_regions(n);
    }
}

void engawa_disk_power_cut(engawa_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    for (node *n = disk->nodes; n; n = n->next) {
        keep_some(disk, n);
        // A name made or taken away without a sync of the folder: either is possible.
        if (n->is_listed != n->is_listed_for_good && next_chance(disk) % 2)
            n->is_listed_for_good = n->is_listed;
        n->is_listed = n->is_listed_for_good;
        if (n->is_listed) assign(&n->seen, &n->synced);
    }
    start_anew(disk);
    sweep(disk);
    pthread_mutex_unlock(&disk->lock);
}

void engawa_disk_kill(engawa_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    start_anew(disk);
    pthread_mutex_unlock(&disk->lock);
}

int engawa_disk_is_dead(engawa_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    int answer = disk->is_dead;
    pthread_mutex_unlock(&disk->lock);
    return answer;
}

void engawa_disk_end_power(engawa_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    disk->is_dead = 1;
    pthread_mutex_unlock(&disk->lock);
}

int engawa_disk_fail(engawa_disk *disk, int kinds, int64_t nth, int fault, int64_t times) {
    pthread_mutex_lock(&disk->lock);
    int code = -1;
    for (int i = 0; i < MOST_FAULTS && code; i++) {
        if (disk->faults[i].fault) continue;
        disk->faults[i].kinds = kinds;
        disk->faults[i].fault = fault;
        disk->faults[i].countdown = nth < 1 ? 1 : nth;
        disk->faults[i].times = times;
        code = 0;
    }
    pthread_mutex_unlock(&disk->lock);
    return code;
}

void engawa_disk_mend(engawa_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    memset(disk->faults, 0, sizeof disk->faults);
    pthread_mutex_unlock(&disk->lock);
}

int64_t engawa_disk_calls(engawa_disk *disk, int kinds) {
    pthread_mutex_lock(&disk->lock);
    int64_t sum = 0;
    for (int i = 0; i < 6; i++)
        if (kinds & (1 << i)) sum += disk->calls[i];
    pthread_mutex_unlock(&disk->lock);
    return sum;
}

int64_t engawa_disk_struck(engawa_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    int64_t struck = disk->struck;
    pthread_mutex_unlock(&disk->lock);
    return struck;
}

void engawa_disk_copy(engawa_disk *to, engawa_disk *from) {
    if (to == from) return;
    pthread_mutex_lock(&to->lock);
    start_anew(to);
    for (node *n = to->nodes; n; n = n->next) n->is_listed = n->is_listed_for_good = 0;
    pthread_mutex_lock(&from->lock);
    for (node *n = from->nodes; n; n = n->next) {
        if (!n->is_listed) continue;
        node *copy = create(to, n->name);
        if (!copy) continue;
        assign(&copy->seen, &n->seen);
        assign(&copy->synced, &n->seen);
        copy->is_listed_for_good = 1;
    }
    pthread_mutex_unlock(&from->lock);
    sweep(to);
    pthread_mutex_unlock(&to->lock);
}

int64_t engawa_disk_size(engawa_disk *disk, const char *name) {
    pthread_mutex_lock(&disk->lock);
    node *n = find(disk, name);
    int64_t size = n ? n->seen.size : -1;
    pthread_mutex_unlock(&disk->lock);
    return size;
}

int64_t engawa_disk_peek(engawa_disk *disk, const char *name, int64_t at, void *to, int64_t most) {
    pthread_mutex_lock(&disk->lock);
    node *n = find(disk, name);
    int64_t size = n && n->seen.size > at ? n->seen.size - at : 0;
    if (size > most) size = most;
    if (size > 0) memcpy(to, n->seen.bytes + at, (size_t)size);
    pthread_mutex_unlock(&disk->lock);
    return size;
}

int engawa_disk_flip(engawa_disk *disk, const char *name, int64_t bit) {
    pthread_mutex_lock(&disk->lock);
    node *n = find(disk, name);
    int done = 0;
    if (n && bit >= 0 && bit / 8 < n->seen.size) {
        n->seen.bytes[bit / 8] ^= (unsigned char)(1u << (bit % 8));
        if (bit / 8 < n->synced.size) n->synced.bytes[bit / 8] ^= (unsigned char)(1u << (bit % 8));
        done = 1;
    }
    pthread_mutex_unlock(&disk->lock);
    return done;
}

int engawa_disk_remove(engawa_disk *disk, const char *name) {
    pthread_mutex_lock(&disk->lock);
    node *n = find(disk, name);
    if (n) n->is_listed = n->is_listed_for_good = 0;
    sweep(disk);
    pthread_mutex_unlock(&disk->lock);
    return n != 0;
}
