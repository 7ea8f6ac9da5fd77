package dev.exhume.rpm;

import java.util.Arrays;
import java.util.Optional;

/** The algorithms of files' digests, by their names in Java. */
enum DigestAlgorithm {
  MD5("MD5", 1, 32),
  SHA1("SHA-1", 2, 40),
  SHA256("SHA-256", 8, 64),
  SHA384("SHA-384", 9, 96),
  SHA512("SHA-512", 10, 128),
  SHA224("SHA-224", 11, 56),
  SHA3_256("SHA3-256", 12, 64),
  SHA3_512("SHA3-512", 14, 128);

  private final String label;
  private final int number;
  private final int length;

  /**
   * Describes an algorithm.
   *
   * @param number in OpenPGP
   * @param length of a digest, in hexadecimal digits
   */
  DigestAlgorithm(String label, int number, int length) {
    this.label = label;
    this.number = number;
    this.length = length;
  }

  /** The algorithm of a package's digests; RPM before 4.6 had no choice. */
  static Optional<DigestAlgorithm> of(RpmHeader header) {
    long wanted = header.number(RpmTag.FILEDIGESTALGO).orElse((long) MD5.number);
    return Arrays.stream(values()).filter(one -> one.number == wanted).findFirst();
  }

  /** The algorithm that makes digests of a length, if the package's own does not. */
  static Optional<DigestAlgorithm> of(String digest, Optional<DigestAlgorithm> ofPackage) {
    return ofPackage.isPresent() && ofPackage.get().length == digest.length()
        ? ofPackage
        : Arrays.stream(values()).filter(one -> one.length == digest.length()).findFirst();
  }

  /** Its name in Java. */
  String label() {
    return label;
  }
}
