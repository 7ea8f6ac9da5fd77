package dev.exhume.rpm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A key that packages are signed with.
 *
 * @param keyId its number, 16 hexadecimal digits
 * @param fingerprint in hexadecimal
 * @param algorithm {@code RSA}, {@code DSA}, {@code EdDSA} and others
 * @param userIds whose it is: {@code CentOS 6 Official Signing Key <security@centos.org>}
 * @param subkeyIds numbers of the keys that belong to it and may sign in its place
 */
public record RpmPublicKey(
    String keyId,
    String fingerprint,
    Instant creationTime,
    String algorithm,
    List<String> userIds,
    List<String> subkeyIds) {
  public RpmPublicKey {
    Objects.requireNonNull(keyId);
    Objects.requireNonNull(fingerprint);
    Objects.requireNonNull(creationTime);
    Objects.requireNonNull(algorithm);
    userIds = List.copyOf(userIds);
    subkeyIds = List.copyOf(subkeyIds);
  }

  /** Whether a signature says that this key, or a subkey of it, made it. */
  public boolean isNamedBy(RpmSignature signature) {
    return signature
        .keyId()
        .filter(signer -> signer.equals(keyId) || subkeyIds.contains(signer))
        .isPresent();
  }
}
