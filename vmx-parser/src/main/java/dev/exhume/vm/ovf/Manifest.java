package dev.exhume.vm.ovf;

import dev.exhume.vm.FileDigest;
import dev.exhume.vm.FileExtent;
import dev.exhume.vm.place.ExtentStream;
import dev.exhume.vm.text.DescriptorFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digests of the files of a package: lines {@code SHA1(web01.ovf)= 6f1d…}. */
final class Manifest {
  private static final int MAX_LINES = 20_000;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Pattern LINE =
      Pattern.compile("\\s*(SHA-?\\d+|MD5)\\s*\\((.*)\\)\\s*=\\s*([0-9A-Fa-f]+)\\s*");
  private static final Pattern SHA = Pattern.compile("SHA-?(\\d+)");

  private Manifest() {}

  /**
   * Checks all files that the manifest lists.
   *
   * @param progress is given the bytes that were read so far
   */
  static List<FileDigest> check(PackageFiles files, LongConsumer progress) throws IOException {
    Optional<FileExtent> manifest = files.manifest();
    if (manifest.isEmpty()) {
      return List.of();
    }
    List<FileDigest> digests = new ArrayList<>();
    Map<Task, Optional<String>> done = new HashMap<>();
    long[] total = {0};
    for (String line : text(manifest.get()).lines().limit(MAX_LINES).toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        String algorithm = matcher.group(1);
        String name = matcher.group(2);
        LongConsumer more = bytes -> progress.accept(total[0] += bytes);
        Optional<FileExtent> file = files.find(name).file();
        Optional<String> found = Optional.empty();
        if (file.isPresent()) {
          Task task = new Task(file.get(), algorithm);
          if (!done.containsKey(task)) {
            done.put(task, digest(task.file(), algorithm, more));
          }
          found = done.getOrDefault(task, Optional.empty());
        }
        String expected = matcher.group(3).toLowerCase(Locale.ROOT);
        digests.add(new FileDigest(name, algorithm, expected, found));
      }
    }
    return List.copyOf(digests);
  }

  /** What is done once, however often the manifest asks for it. */
  private record Task(FileExtent file, String algorithm) {}

  private static String text(FileExtent manifest) throws IOException {
    try (InputStream bytes = new ExtentStream(List.of(manifest))) {
      return new String(bytes.readNBytes(DescriptorFile.MAX_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static Optional<String> digest(FileExtent file, String algorithm, LongConsumer progress)
      throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(SHA.matcher(algorithm).replaceAll("SHA-$1"));
    } catch (NoSuchAlgorithmException e) {
      return Optional.empty();
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream bytes = new ExtentStream(List.of(file))) {
      int read = bytes.read(buffer);
      while (read >= 0) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("interrupted while " + file.file() + " was checked");
        }
        digest.update(buffer, 0, read);
        progress.accept(read);
        read = bytes.read(buffer);
      }
    }
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }
}
