package dev.exhume.disk.volume.device;

/** The names that Linux gives to disks and partitions. */
public final class DeviceName {
  private static final int LETTERS = 26;

  private static final String LINKS = "/dev/disk/";

  private DeviceName() {}

  /**
   * The name of a disk by its place among the others, from 0: sda to sdz, then sdaa.
   *
   * @param prefix {@code /dev/sd}
   */
  public static String ofDisk(String prefix, int index) {
    String last = String.valueOf((char) ('a' + index % LETTERS));
    return index < LETTERS ? prefix + last : ofDisk(prefix, index / LETTERS - 1) + last;
  }

  /**
   * The name of a partition: a device that ends in a digit has a p between, a link of udev more.
   */
  public static String ofPartition(String device, int number) {
    if (device.startsWith(LINKS)) {
      return device + "-part" + number;
    }
    return device + (Character.isDigit(device.charAt(device.length() - 1)) ? "p" : "") + number;
  }
}
