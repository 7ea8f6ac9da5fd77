package dev.exhume.core.analysis.packages.apk;

import com.google.common.base.Splitter;
import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Ints;
import dev.exhume.core.analysis.packages.expected.ExpectedDigest;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.ExpectedFileBuilder;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a package of Alpine: {@code F:} names a directory without the slash before it, with
 * owner, group and mode in {@code M:}; {@code R:} a file in it, with the same in {@code a:} and its
 * digest in {@code Z:}. What is said of none is usual: a file is root's and has 644. Which files
 * are links is not said; the digest of one is that of its target.
 */
final class ApkContents {
  private static final Set<FileAspect> KNOWN =
      EnumSet.of(FileAspect.MODE, FileAspect.DIGEST, FileAspect.OWNER, FileAspect.GROUP);

  private static final String USUAL_FILE = "0:0:644";
  private static final int MD5_DIGITS = 32;
  private static final int MAX_MODE = 07777;

  private final List<ExpectedFile> files = new ArrayList<>();
  private String directory = "";
  private String name = "";
  private Optional<String> access = Optional.empty();
  private Optional<ExpectedDigest> digest = Optional.empty();

  private ApkContents() {}

  static List<ExpectedFile> of(ApkRecord installed) {
    ApkContents contents = new ApkContents();
    installed.lines().forEach(contents::read);
    contents.end();
    return contents.files;
  }

  private void read(TextLine line) {
    switch (ApkRecord.field(line)) {
      case 'F' -> {
        end();
        directory = "/" + ApkRecord.value(line);
        name = directory;
      }
      case 'R' -> {
        end();
        name = (directory.equals("/") ? "" : directory) + "/" + ApkRecord.value(line);
        access = Optional.of(USUAL_FILE);
      }
      case 'M', 'a' -> access = Optional.of(ApkRecord.value(line));
      case 'Z' -> digest = digest(ApkRecord.value(line));
      default -> {
        // It says something of the package.
      }
    }
  }

  /** Ends what was begun; the root is nobody's. */
  private void end() {
    if (!name.isEmpty() && !name.equals("/")) {
      ExpectedFileBuilder file =
          new ExpectedFileBuilder(name, KNOWN).configuration(name.startsWith("/etc/"));
      access.ifPresent(text -> addAccess(file, text));
      digest.ifPresent(file::digest);
      files.add(file.build());
    }
    name = "";
    access = Optional.empty();
    digest = Optional.empty();
  }

  /** User, group and mode; what may follow is the digest of attributes. */
  private static void addAccess(ExpectedFileBuilder file, String text) {
    List<String> parts = Splitter.on(':').limit(4).splitToList(text);
    if (parts.size() < 3) {
      return;
    }
    file.owner(parts.get(0), parts.get(1));
    Integer mode = Ints.tryParse(parts.get(2), 8);
    if (mode != null && mode >= 0 && mode <= MAX_MODE) {
      file.mode(mode);
    }
  }

  /** {@code Q1} and {@code Q2} are SHA-1 and SHA-256 in base 64; at first it was MD5 in digits. */
  private static Optional<ExpectedDigest> digest(String text) {
    if (text.startsWith("Q1")) {
      return bytes(text.substring(2)).map(digits -> new ExpectedDigest("SHA-1", digits));
    }
    if (text.startsWith("Q2")) {
      return bytes(text.substring(2)).map(digits -> new ExpectedDigest("SHA-256", digits));
    }
    return text.length() == MD5_DIGITS
        ? Optional.of(new ExpectedDigest("MD5", text))
        : Optional.empty();
  }

  private static Optional<String> bytes(String text) {
    return BaseEncoding.base64().canDecode(text)
        ? Optional.of(BaseEncoding.base16().lowerCase().encode(BaseEncoding.base64().decode(text)))
        : Optional.empty();
  }
}
