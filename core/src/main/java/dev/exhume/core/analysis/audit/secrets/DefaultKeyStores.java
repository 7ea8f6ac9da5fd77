package dev.exhume.core.analysis.audit.secrets;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/** Says which key stores of Java have the password that they all have to begin with. */
final class DefaultKeyStores {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_STORES = 100;
  private static final byte[] MAGIC = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};
  private static final String DEFAULT = "changeit";

  private DefaultKeyStores() {}

  static Optional<Finding> of(AuditedFiles files, Problems problems) {
    return new Matter(
            "default-keystore-password",
            Severity.MEDIUM,
            "secret",
            "Key stores of Java with private keys have their first password",
            "That password is in every manual: whoever gets the image has the keys.",
            "Keep the image to yourself, and give the key stores another password"
                + " (keytool -storepasswd, -keypasswd).")
        .at(
            files.keys().stream()
                .limit(MAX_STORES)
                .filter(file -> isOpen(file, problems))
                .map(file -> Evidence.file(file.toString()))
                .toList());
  }

  private static boolean isOpen(Path file, Problems problems) {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES);
    } catch (IOException e) {
      problems.unreadable(file, e);
      return false;
    }
    if (!Arrays.equals(Arrays.copyOf(content, MAGIC.length), MAGIC)) {
      return false;
    }
    try {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(new ByteArrayInputStream(content), DEFAULT.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          return true;
        }
      }
      return false;
    } catch (IOException | GeneralSecurityException otherPassword) {
      return false;
    }
  }
}
