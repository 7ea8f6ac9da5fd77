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
 * What a content that is named, but not read, has at a fixed place of its device.
 *
 * @param name as blkid calls it
 * @param start of the structure that tells
 * @param magicOffset from there
 * @param magic in hexadecimal
 */
record Signature(
    VolumeContent.Kind kind,
    String name,
    long start,
    int magicOffset,
    String magic,
    Field uuid,
    Field label) {
  private static final String UFS2 = "19015419";
  private static final String UFS2_BIG = "19540119";
  private static final String UFS1 = "54190100";
  private static final String UFS1_BIG = "00011954";
  private static final int UFS_MAGIC = 1372;
  private static final String OCFS2 = "4f4346535632";
  private static final String UDF = "4245413031";

  private static final List<Signature> ALL =
      List.of(
          fileSystem("squashfs", 0, 0, "68737173"),
          fileSystem("squashfs", 0, 0, "73717368"),
          fileSystem("cramfs", 0, 0, "453dcd28"),
          fileSystem("cramfs", 0, 0, "28cd3d45"),
          fileSystem("reiser4", 0x1_0000, 0, "526549734572340000")
              .with(Field.uuid(20), Field.text(36, 16)),
          fileSystem("nilfs2", 0x400, 6, "3434").with(Field.uuid(152), Field.text(168, 80)),
          fileSystem("f2fs", 0x400, 0, "1020f5f2")
              .with(Field.uuid(108), new Field(124, 1024, Field.Form.UTF_16LE)),
          fileSystem("gfs2", 0x1_0000, 0, "011619700000000100000000")
              .with(Field.uuid(256), Field.text(160, 64)),
          fileSystem("hfsplus", 0x400, 0, "482b0004"),
          fileSystem("hfsplus", 0x400, 0, "48580005"),
          fileSystem("ocfs2", 0x800, 0, OCFS2).with(Field.uuid(336), Field.text(272, 64)),
          fileSystem("ocfs2", 0x1000, 0, OCFS2).with(Field.uuid(336), Field.text(272, 64)),
          fileSystem("ocfs2", 0x2000, 0, OCFS2).with(Field.uuid(336), Field.text(272, 64)),
          fileSystem("ufs", 0x1_0000, UFS_MAGIC, UFS2),
          fileSystem("ufs", 0x1_0000, UFS_MAGIC, UFS2_BIG),
          fileSystem("ufs", 0x2000, UFS_MAGIC, UFS2),
          fileSystem("ufs", 0x2000, UFS_MAGIC, UFS2_BIG),
          fileSystem("ufs", 0x2000, UFS_MAGIC, UFS1),
          fileSystem("ufs", 0x2000, UFS_MAGIC, UFS1_BIG),
          fileSystem("udf", 0x8000, 1, UDF),
          other("bcache", 0x1000, 24, "c68573f64e1a45ca8265f57f48ba6d81")
              .with(Field.uuid(40), Field.text(72, 32)),
          other("VMFS_volume_member", 0x10_0000, 0, "0dd001c0"),
          other("VMFS", 0x20_0000, 0, "5ef1ab2f")
              .with(new Field(9, 16, Field.Form.VMFS_UUID), Field.text(29, 128)),
          // The list of a pool's properties in its first label: encoding, byte order, version,
          // flags.
          other("zfs_member", 0x4000, 0, "010100000000000000000001"));

  Signature {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
    Objects.requireNonNull(magic);
    Objects.requireNonNull(uuid);
    Objects.requireNonNull(label);
  }

  private static Signature fileSystem(String name, long start, int magicOffset, String magic) {
    return new Signature(
        VolumeContent.Kind.FILE_SYSTEM,
        name,
        start,
        magicOffset,
        magic,
        Field.none(),
        Field.none());
  }

  private static Signature other(String name, long start, int magicOffset, String magic) {
    return new Signature(
        VolumeContent.Kind.UNKNOWN, name, start, magicOffset, magic, Field.none(), Field.none());
  }

  private Signature with(Field uuid, Field label) {
    return new Signature(kind, name, start, magicOffset, magic, uuid, label);
  }

  /** What a device holds, if it is any of these. */
  static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    for (Signature signature : ALL) {
      if (signature.isOn(device)) {
        return Optional.of(signature.content(device));
      }
    }
    return Optional.empty();
  }

  private boolean isOn(ByteSource device) throws IOException {
    byte[] expected = HexFormat.of().parseHex(magic);
    long position = start + magicOffset;
    if (position > device.size() - expected.length) {
      return false;
    }
    Bytes found = device.read(name, position, expected.length, ByteOrder.LITTLE_ENDIAN);
    return Arrays.equals(found.copy(0, expected.length), expected);
  }

  private VolumeContent content(ByteSource device) throws IOException {
    int size = Math.max(uuid.end(), label.end());
    Bytes structure = device.read(name, start, size, ByteOrder.LITTLE_ENDIAN);
    return new VolumeContent(kind, name, label.read(structure), uuid.read(structure));
  }
}
