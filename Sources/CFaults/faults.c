// Stands between a program and the system (LD_PRELOAD) and has calls on a store fail on command.
// For trials only: it is compiled by a trial, and no program of the house knows of it.
//
// ENGAWA_FAULTS_STORE names the store, ENGAWA_FAULTS_PAGE a file of 64 numbers of 8 bytes through
// which the trial leads it while the program runs; Sources/Trials/FaultPage.swift has the same list.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdarg.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { CALLS, FILES, NTH, MET, ACTION, VALUE, LASTS, FIRED, FIRED_AT, ADVANCE, ERROR };
enum { SEEN = 16 };
enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, OPEN = 8, READ = 16, MEMORY = 32, LOG_START = 64 };
enum { STORE = 1, LOG = 2, BESIDE = 4 };
enum { FAIL = 1, SHORT = 2, DELAY = 3, POWER_CUT = 4, KILL = 5 };

static volatile int64_t *page;
static char store[512];
static size_t store_length;
static int is_normal;
static uintptr_t sqlite_low, sqlite_high;

#define REAL(name) \
    static __typeof__(&name) real_##name; \
    if (!real_##name) real_##name = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int find_sqlite(struct dl_phdr_info *info, size_t size, void *unused) {
    (void)size, (void)unused;
    if (!strstr(info->dlpi_name, "libsqlite3")) return 0;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type != PT_LOAD || !(info->dlpi_phdr[i].p_flags & PF_X)) continue;
        sqlite_low = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        sqlite_high = sqlite_low + info->dlpi_phdr[i].p_memsz;
    }
    return 1;
}

__attribute__((constructor)) static void start(void) {
    const char *name = getenv("ENGAWA_FAULTS_STORE");
    const char *path = getenv("ENGAWA_FAULTS_PAGE");
    if (name) strncpy(store, name, sizeof store - 1);
    store_length = strlen(store);
    is_normal = getenv("ENGAWA_FAULTS_SYNC") && !strcmp(getenv("ENGAWA_FAULTS_SYNC"), "normal");
    dl_iterate_phdr(find_sqlite, NULL);
    if (!path) return;
    int descriptor = open(path, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return;
    void *found = mmap(NULL, 512, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (found != MAP_FAILED) page = found;
}

static int kind_of_name(const char *name) {
    if (!store_length || strncmp(name, store, store_length)) return 0;
    const char *rest = name + store_length;
    if (!*rest) return STORE;
    if (!strcmp(rest, "-wal")) return LOG;
    return *rest == '-' || *rest == '.' ? BESIDE : 0;
}

static int kind_of(int descriptor) {
    char link[64], name[600];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length <= 0) return 0;
    name[length] = 0;
    return kind_of_name(name);
}

static int64_t nanoseconds(void) {
    REAL(clock_gettime);
    struct timespec time;
    real_clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

// Whether the fault strikes at this call; what is more than an error of this call is done here.
static int strikes(int call, int files, int descriptor) {
    if (!page || !page[ACTION] || !(page[CALLS] & call) || !(page[FILES] & files)) return 0;
    int64_t met = __atomic_add_fetch(&page[MET], 1, __ATOMIC_SEQ_CST);
    if (met < page[NTH] || (met > page[NTH] && !page[LASTS])) return 0;
    if (__atomic_add_fetch(&page[FIRED], 1, __ATOMIC_SEQ_CST) == 1) page[FIRED_AT] = nanoseconds();
    uint32_t without_flushing = 2;
    struct timespec pause = {page[VALUE] / 1000, page[VALUE] % 1000 * 1000000};
    switch (page[ACTION]) {
    case DELAY: nanosleep(&pause, NULL); return 0;
    case POWER_CUT: ioctl(descriptor, _IOR('X', 125, uint32_t), &without_flushing); return 0;
    case KILL: kill(getpid(), SIGKILL); return 0;
    default: return (int)page[ACTION];
    }
}

static void count(int call, int files) {
    if (page && files) __atomic_add_fetch(&page[SEEN + (call == SYNC ? 8 : 0) + files], 1, __ATOMIC_SEQ_CST);
}

static ssize_t put(int descriptor, const void *bytes, size_t size, off64_t at) {
    REAL(pwrite64);
    int files = page ? kind_of(descriptor) : 0;
    if (files) {
        count(WRITE, files);
        int call = WRITE | (files == LOG && at == 0 ? LOG_START : 0);
        switch (strikes(call, files, descriptor)) {
        case FAIL: errno = (int)page[VALUE]; return -1;
        case SHORT: return real_pwrite64(descriptor, bytes, size > 1 ? size / 2 : size, at);
        }
    }
    return real_pwrite64(descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t at) {
    return put(descriptor, bytes, size, at);
}
ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at) {
    return put(descriptor, bytes, size, at);
}

ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t at) {
    REAL(pread64);
    if (page && page[ACTION] && (page[CALLS] & READ)) {
        int files = kind_of(descriptor);
        switch (files ? strikes(READ, files, descriptor) : 0) {
        case FAIL: errno = (int)page[VALUE]; return -1;
        case SHORT: return real_pread64(descriptor, bytes, size > 1 ? size / 2 : size, at);
        }
    }
    return real_pread64(descriptor, bytes, size, at);
}

int fdatasync(int descriptor) {
    REAL(fdatasync);
    int files = page ? kind_of(descriptor) : 0;
    count(SYNC, files);
    if (files && strikes(SYNC, files, descriptor) == FAIL) return errno = (int)page[VALUE], -1;
    return real_fdatasync(descriptor);
}

int fsync(int descriptor) {
    REAL(fsync);
    int files = page ? kind_of(descriptor) : 0;
    count(SYNC, files);
    if (files && strikes(SYNC, files, descriptor) == FAIL) return errno = (int)page[VALUE], -1;
    return real_fsync(descriptor);
}

int ftruncate64(int descriptor, off64_t size) {
    REAL(ftruncate64);
    int files = page ? kind_of(descriptor) : 0;
    if (files && strikes(TRUNCATE, files, descriptor) == FAIL) return errno = (int)page[VALUE], -1;
    return real_ftruncate64(descriptor, size);
}

int open64(const char *name, int flags, ...) {
    REAL(open64);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    int files = page ? kind_of_name(name) : 0;
    if (files && strikes(OPEN, files, -1) == FAIL) return errno = (int)page[VALUE], -1;
    return real_open64(name, flags, mode);
}

// Memory is short for SQLite only: the program around it has no way to go on, SQLite has.
static int has_none(uintptr_t caller) {
    if (!page || !page[ACTION] || !(page[CALLS] & MEMORY)) return 0;
    if (caller < sqlite_low || caller >= sqlite_high) return 0;
    return strikes(MEMORY, (int)page[FILES], -1) == FAIL;
}

extern void *__libc_malloc(size_t);
extern void *__libc_realloc(void *, size_t);

void *malloc(size_t size) {
    if (has_none((uintptr_t)__builtin_return_address(0))) return errno = ENOMEM, NULL;
    return __libc_malloc(size);
}

void *realloc(void *before, size_t size) {
    if (has_none((uintptr_t)__builtin_return_address(0))) return errno = ENOMEM, NULL;
    return __libc_realloc(before, size);
}

// The clock on the wall may be wrong; the time since start may only be led on, as if hours passed.
static void shift(clockid_t clock, struct timespec *time) {
    int64_t by = 0;
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) by = page[ADVANCE] + page[ERROR];
    if (clock == CLOCK_BOOTTIME) by = page[ADVANCE];
    int64_t all = time->tv_sec * 1000LL + time->tv_nsec / 1000000 + by;
    int64_t below = time->tv_nsec % 1000000;
    time->tv_sec = all / 1000;
    time->tv_nsec = all % 1000 * 1000000 + below;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    REAL(clock_gettime);
    int code = real_clock_gettime(clock, time);
    if (page && !code) shift(clock, time);
    return code;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now;
    int code = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return code;
}

time_t time(time_t *into) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (into) *into = now.tv_sec;
    return now.tv_sec;
}

// A store that syncs less than it should, to see that the power cut finds it out.
typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;
int sqlite3_prepare_v3(
    sqlite3 *database, const char *sql, int size, unsigned int flags, sqlite3_stmt **statement,
    const char **rest);
int sqlite3_prepare_v2(
    sqlite3 *database, const char *sql, int size, sqlite3_stmt **statement, const char **rest);

static const char *less(const char *sql, int *size) {
    if (!is_normal || strncmp(sql, "PRAGMA synchronous", 18)) return sql;
    int ends = *size < 0 ? (int)strlen(sql) : (int)strnlen(sql, (size_t)*size);
    *size = -1;
    return ends > 18 ? "PRAGMA synchronous=NORMAL" : "SELECT 2 AS synchronous";
}

int sqlite3_prepare_v3(
    sqlite3 *database, const char *sql, int size, unsigned int flags, sqlite3_stmt **statement,
    const char **rest) {
    REAL(sqlite3_prepare_v3);
    const char *said = less(sql, &size);
    return real_sqlite3_prepare_v3(
        database, said, size, flags, statement, said == sql ? rest : NULL);
}

int sqlite3_prepare_v2(
    sqlite3 *database, const char *sql, int size, sqlite3_stmt **statement, const char **rest) {
    REAL(sqlite3_prepare_v2);
    const char *said = less(sql, &size);
    return real_sqlite3_prepare_v2(database, said, size, statement, said == sql ? rest : NULL);
}
