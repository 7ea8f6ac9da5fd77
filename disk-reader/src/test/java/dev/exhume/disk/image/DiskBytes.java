package dev.exhume.disk.image;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** What tests compare of a disk. */
final class DiskBytes {
  private static final int CHUNK_BYTES = 1 << 20;

  private DiskBytes() {}

  /** The SHA-256 of all bytes of an image. */
  static String sha256(Path image) throws IOException {
    try (DiskImage disk = DiskImage.open(image)) {
      return sha256(disk.bytes());
    }
  }

  /** The SHA-256 of all bytes. */
  static String sha256(ByteSource bytes) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
      for (long at = 0; at < bytes.size(); at += CHUNK_BYTES) {
        chunk.clear().limit((int) Math.min(CHUNK_BYTES, bytes.size() - at));
        bytes.readFully(at, chunk);
        digest.update(chunk.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The checksum of all bytes, which takes less time. */
  static long crc32(ByteSource bytes) throws IOException {
    CRC32 checksum = new CRC32();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    for (long at = 0; at < bytes.size(); at += CHUNK_BYTES) {
      chunk.clear().limit((int) Math.min(CHUNK_BYTES, bytes.size() - at));
      bytes.readFully(at, chunk);
      checksum.update(chunk.flip());
    }
    return checksum.getValue();
  }

  /** Some of the bytes. */
  static byte[] read(ByteSource bytes, long position, int length) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(length);
    bytes.readFully(position, target);
    return target.array();
  }
}
