#include <stdint.h>
#include <sys/ioctl.h>

// ioctl is variadic, which Swift does not import. Ends a file system as a power cut would: nothing
// that is not on the disk yet gets there. EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN are one number,
// and 2 means without flushing the log for both.
static inline int engawa_power_cut(int descriptor) {
    uint32_t without_flushing = 2;
    return ioctl(descriptor, _IOR('X', 125, uint32_t), &without_flushing);
}
