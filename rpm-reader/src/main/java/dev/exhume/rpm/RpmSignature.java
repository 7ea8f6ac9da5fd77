package dev.exhume.rpm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A signature of a package: what it says of itself. Whether it is right is not examined, for that
 * takes the key, and mostly the package file.
 *
 * @param tag that holds it, as {@link RpmTag#RSAHEADER}
 * @param coversPayload whether it was made over header and payload, or over the header alone
 * @param keyAlgorithm {@code RSA}, {@code DSA}, {@code EdDSA} and others
 * @param hashAlgorithm {@code SHA256}, {@code SHA1} and others
 * @param keyId number of the key that made it, 16 hexadecimal digits
 * @param fingerprint of that key, in hexadecimal; old signatures have none
 */
public record RpmSignature(
    RpmTag tag,
    boolean coversPayload,
    String keyAlgorithm,
    String hashAlgorithm,
    Optional<String> keyId,
    Optional<String> fingerprint,
    Optional<Instant> creationTime) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public RpmSignature {
    Objects.requireNonNull(tag);
    Objects.requireNonNull(keyAlgorithm);
    Objects.requireNonNull(hashAlgorithm);
    Objects.requireNonNull(keyId);
    Objects.requireNonNull(fingerprint);
    Objects.requireNonNull(creationTime);
  }

  /** As RPM prints it: {@code RSA/SHA256, Tue Mar 15 11:36:20 2022, Key ID 70af9e8139db7c82}. */
  @Override
  public String toString() {
    return "%s/%s, %s, Key ID %s"
        .formatted(
            keyAlgorithm,
            hashAlgorithm,
            creationTime.map(TIME::format).orElse("(none)"),
            keyId.orElse("(none)"));
  }
}
