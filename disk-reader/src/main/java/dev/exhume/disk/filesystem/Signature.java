package dev.exhume.disk.filesystem;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a file system that is recognised, but not read, has at a fixed place of its volume.
 *
 * @param superblock where the superblock starts
 * @param magicOffset from there
 * @param magic how the superblock is recognised
 * @param uuidOffset of 16 bytes
 * @param labelOffset of text that a NUL ends
 * @param labelSize in bytes
 */
record Signature(
    FileSystemFormat format,
    long superblock,
    int magicOffset,
    String magic,
    int uuidOffset,
    int labelOffset,
    int labelSize) {
  private static final List<Signature> ALL =
      List.of(
          new Signature(FileSystemFormat.REISERFS, 0x1_0000, 52, "ReIsErFs", 84, 100, 16),
          new Signature(FileSystemFormat.REISERFS, 0x1_0000, 52, "ReIsEr2Fs", 84, 100, 16),
          new Signature(FileSystemFormat.REISERFS, 0x1_0000, 52, "ReIsEr3Fs", 84, 100, 16),
          new Signature(FileSystemFormat.REISERFS, 0x2000, 52, "ReIsErFs", 84, 100, 16),
          new Signature(FileSystemFormat.JFS, 0x8000, 0, "JFS1", 136, 152, 16),
          new Signature(FileSystemFormat.BTRFS, 0x1_0000, 64, "_BHRfS_M", 32, 299, 256));

  private static final int UUID_SIZE = 16;

  /** The identity of a file system of any of these kinds. */
  static Optional<FileSystemIdentity> identify(ByteSource volume) throws IOException {
    for (Signature signature : ALL) {
      int size = signature.labelOffset + signature.labelSize;
      if (signature.superblock <= volume.size() - size) {
        Bytes bytes =
            volume.read("superblock", signature.superblock, size, ByteOrder.LITTLE_ENDIAN);
        if (bytes.text(signature.magicOffset, signature.magic.length()).equals(signature.magic)) {
          return Optional.of(signature.identity(bytes));
        }
      }
    }
    return Optional.empty();
  }

  private FileSystemIdentity identity(Bytes bytes) throws IOException {
    Bytes label = bytes.slice("label", labelOffset, labelSize);
    int end = label.indexOf(0, 0);
    return new FileSystemIdentity(
        format,
        Optional.of(label.text(0, end < 0 ? labelSize : end)).filter(text -> !text.isEmpty()),
        uuid(bytes.copy(uuidOffset, UUID_SIZE)));
  }

  private static Optional<String> uuid(byte[] uuid) {
    String hex = HexFormat.of().formatHex(uuid);
    return Arrays.equals(uuid, new byte[UUID_SIZE])
        ? Optional.empty()
        : Optional.of(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }
}
