package dev.exhume.core.analysis.verification;

import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Digests of files, each of which is read once, however many names it has. */
final class ContentDigests {
  /** No package brings a larger file: the archives of dpkg and the older ones of RPM cannot. */
  static final long MAX_SIZE = 8L << 30;

  /** Programs with hundreds of names follow each other in a package. */
  private static final int REMEMBERED = 256;

  private static final int BUFFER_SIZE = 1 << 16;

  private final byte[] buffer = new byte[BUFFER_SIZE];
  private final Map<Digested, String> known = new Recent();

  /**
   * The digest of a regular file, in hexadecimal.
   *
   * @return empty when the algorithm is unknown
   */
  Optional<String> of(Path file, FileState state, String algorithm) throws IOException {
    Digested digested = new Digested(state.key(), algorithm);
    String before = state.links() > 1 ? known.get(digested) : null;
    if (before != null) {
      return Optional.of(before);
    }
    Optional<MessageDigest> digest = digest(algorithm);
    if (digest.isEmpty()) {
      return Optional.empty();
    }
    if (state.sizeBytes() > MAX_SIZE) {
      throw new FileSystemException(file.toString(), null, "is larger than any package's file");
    }
    String computed = compute(file, digest.get());
    if (state.links() > 1) {
      known.put(digested, computed);
    }
    return Optional.of(computed);
  }

  /**
   * The digest of a text in UTF-8.
   *
   * @return empty when the algorithm is unknown
   */
  Optional<String> ofText(String text, String algorithm) {
    return digest(algorithm)
        .map(digest -> hexadecimal(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
  }

  private String compute(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.read(buffer);
      while (length > 0) {
        digest.update(buffer, 0, length);
        length = in.read(buffer);
      }
    }
    return hexadecimal(digest.digest());
  }

  private static String hexadecimal(byte[] digest) {
    return BaseEncoding.base16().lowerCase().encode(digest);
  }

  private static Optional<MessageDigest> digest(String algorithm) {
    try {
      return Optional.of(MessageDigest.getInstance(algorithm));
    } catch (NoSuchAlgorithmException unknown) {
      return Optional.empty();
    }
  }

  private record Digested(FileState.Key file, String algorithm) {}

  private static final class Recent extends LinkedHashMap<Digested, String> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Digested, String> eldest) {
      return size() > REMEMBERED;
    }
  }
}
