package dev.exhume.core.kit.tar;

/** Which driver and which of its devices a device node stands for. */
public record DeviceNumber(int major, int minor) {
  /**
   * Splits the number that {@code stat} shows: 12 bits of major between the low 8 and the high 12
   * bits of minor.
   */
  public static DeviceNumber of(long number) {
    return new DeviceNumber(
        (int) ((number >> 8) & 0xFFF), (int) ((number & 0xFF) | ((number >> 12) & 0xFFF00)));
  }
}
