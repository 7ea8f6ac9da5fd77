package dev.exhume.disk.volume.content;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.volume.VolumeContent;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What something that keeps the data of a device elsewhere, too, has near its end. What lies on the
 * device can be read without it, so that it counts only where nothing else is known.
 *
 * @param name as blkid calls it
 * @param fromEnd where the magic lies, in bytes before the end
 * @param magic in hexadecimal
 */
record EndSignature(String name, long fromEnd, String magic) {
  private static final List<EndSignature> ALL =
      List.of(
          new EndSignature("isw_raid_member", 1024, "496e74656c2052616964204953"),
          new EndSignature("ddf_raid_member", 512, "de11de11"),
          new EndSignature("drbd", 4036, "8374026b"),
          new EndSignature("drbd", 4036, "8374026c"),
          new EndSignature("drbd", 4036, "8374026d"));

  EndSignature {
    Objects.requireNonNull(name);
    Objects.requireNonNull(magic);
  }

  /** What a device is a part of, if it is any of these. */
  static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    for (EndSignature signature : ALL) {
      byte[] expected = HexFormat.of().parseHex(signature.magic);
      long position = device.size() - signature.fromEnd;
      if (position >= 0) {
        Bytes found =
            device.read(signature.name, position, expected.length, ByteOrder.LITTLE_ENDIAN);
        if (Arrays.equals(found.copy(0, expected.length), expected)) {
          return Optional.of(
              new VolumeContent(
                  VolumeContent.Kind.UNKNOWN, signature.name, Optional.empty(), Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }
}
