package dev.exhume.core.source.disk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device name that says nothing but which disk and which partition: {@code /dev/hda5}, {@code
 * /dev/cciss/c0d1p2}. Which disk that is depends on the machine.
 *
 * @param disk its name without the number of the partition
 * @param index the place among disks of its kind that the name stands for, from 0
 * @param partition empty for the disk as a whole
 */
record DiskPartition(String disk, int index, Optional<Integer> partition) {
  private static final Pattern LETTERS =
      Pattern.compile("(/dev/(?:hd|sd|vd|xvd|ubd|dasd|i2o/hd)([a-z]{1,3}))([0-9]{1,3})?");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(/dev/(?:cciss/c[0-9]+d|ida/c[0-9]+d|rd/c[0-9]+d|ataraid/d|nvme|mmcblk)"
              + "([0-9]{1,3})(?:n1)?)(?:p([0-9]{1,3}))?");

  /** Takes a name apart, if it is one of these. */
  static Optional<DiskPartition> of(String device) {
    Matcher letters = LETTERS.matcher(device);
    if (letters.matches()) {
      return Optional.of(
          new DiskPartition(letters.group(1), index(letters.group(2)), number(letters.group(3))));
    }
    Matcher numbers = NUMBERS.matcher(device);
    if (numbers.matches()) {
      return Optional.of(
          new DiskPartition(
              numbers.group(1), Integer.parseInt(numbers.group(2)), number(numbers.group(3))));
    }
    return Optional.empty();
  }

  /** a is 0, z is 25, aa is 26. */
  private static int index(String letters) {
    int index = 0;
    for (int i = 0; i < letters.length(); i++) {
      index = index * 26 + letters.charAt(i) - 'a' + 1;
    }
    return index - 1;
  }

  private static Optional<Integer> number(String digits) {
    return Optional.ofNullable(digits).map(Integer::valueOf);
  }
}
