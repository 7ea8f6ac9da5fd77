package dev.exhume.core.kit.oci;

import com.google.common.hash.Hashing;

/**
 * Bytes of a layout, which are named after themselves.
 *
 * @param sha256 in hexadecimal
 */
public record Blob(String sha256, long size) {
  static Blob of(byte[] content) {
    return new Blob(Hashing.sha256().hashBytes(content).toString(), content.length);
  }

  String digest() {
    return "sha256:" + sha256;
  }

  /** Its place in a layout. */
  String path() {
    return "blobs/sha256/" + sha256;
  }
}
