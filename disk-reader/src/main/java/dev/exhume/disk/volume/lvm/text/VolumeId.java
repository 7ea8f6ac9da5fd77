package dev.exhume.disk.volume.lvm.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What tells a physical volume, a logical volume or a group from all others.
 *
 * @param characters 32 letters and digits, without the dashes between them
 */
public record VolumeId(String characters) {
  /** How many characters it has on the disk. */
  public static final int SIZE = 32;

  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9!#]{32}");

  /** What a text says with or without dashes, if it is an id. */
  public static Optional<VolumeId> of(String text) {
    String characters = text.replace("-", "");
    return VALID.matcher(characters).matches()
        ? Optional.of(new VolumeId(characters))
        : Optional.empty();
  }

  /** The form in which LVM shows it: {@code sczAUY-1WS8-c7me-qjma-aD8x-VDqR-duqVP2}. */
  @Override
  public String toString() {
    return characters.replaceFirst(
        "(.{6})(.{4})(.{4})(.{4})(.{4})(.{4})(.{6})", "$1-$2-$3-$4-$5-$6-$7");
  }
}
