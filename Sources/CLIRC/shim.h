#include <lirc/lirc_client.h>
