// Makes syncs and writes of chosen files fail while a control file says so. Preloaded into the appending process.
// FAULT_CTL names a file of 4,096 bytes: errno of syncs (4), errno of writes (4), part of the path (248).
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct control { volatile int sync_errno, write_errno; char match[248]; };
static struct control none, *control = &none;

__attribute__((constructor)) static void init(void) {
  const char *path = getenv("FAULT_CTL");
  int file = path ? open(path, O_RDWR) : -1;
  if (file < 0) return;
  void *map = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (map != MAP_FAILED) control = map;
  close(file);
}

static int is_hit(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, control->match) != 0;
}

static int sync_file(long call, int file) {
  if (control->sync_errno && is_hit(file)) { errno = control->sync_errno; return -1; }
  return syscall(call, file);
}

int fsync(int file) { return sync_file(SYS_fsync, file); }
int fdatasync(int file) { return sync_file(SYS_fdatasync, file); }

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  if (control->write_errno && is_hit(file)) { errno = control->write_errno; return -1; }
  return syscall(SYS_pwrite64, file, bytes, count, at);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return pwrite64(file, bytes, count, at); }
