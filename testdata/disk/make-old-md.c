/* Makes an md array with a superblock 0.90 by the calls of the driver, for make-md.sh:
 *   make-old DEVICE LEVEL CHUNK_BYTES LAYOUT MEMBER... */
#include <fcntl.h>
#include <linux/major.h>
#include <linux/types.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/types.h>

#include <linux/raid/md_u.h>

static const int FIRST_MEMBER = 5;
static const int ACTIVE_AND_IN_SYNC = 6;

int main(int count, char **words) {
  int device = open(words[1], O_RDWR);
  struct stat status;
  fstat(device, &status);

  mdu_array_info_t array;
  memset(&array, 0, sizeof array);
  array.minor_version = 90;
  array.level = atoi(words[2]);
  array.chunk_size = atoi(words[3]);
  array.layout = atoi(words[4]);
  array.raid_disks = count - FIRST_MEMBER;
  array.nr_disks = array.active_disks = array.working_disks = array.raid_disks;
  array.state = 1;
  array.md_minor = minor(status.st_rdev);
  if (ioctl(device, SET_ARRAY_INFO, &array) != 0) {
    perror("SET_ARRAY_INFO");
    return 1;
  }
  for (int member = 0; member < array.raid_disks; member++) {
    stat(words[FIRST_MEMBER + member], &status);
    mdu_disk_info_t disk;
    disk.number = disk.raid_disk = member;
    disk.major = major(status.st_rdev);
    disk.minor = minor(status.st_rdev);
    disk.state = ACTIVE_AND_IN_SYNC;
    if (ioctl(device, ADD_NEW_DISK, &disk) != 0) {
      perror("ADD_NEW_DISK");
      return 1;
    }
  }
  mdu_param_t parameters;
  memset(&parameters, 0, sizeof parameters);
  if (ioctl(device, RUN_ARRAY, &parameters) != 0) {
    perror("RUN_ARRAY");
    return 1;
  }
  return 0;
}
