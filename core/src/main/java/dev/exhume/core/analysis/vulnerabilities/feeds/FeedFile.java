package dev.exhume.core.analysis.vulnerabilities.feeds;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** One file of a feed: a document, plain or compressed, or an archive of documents. */
final class FeedFile {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int HEAD_BYTES = 4_096;
  private static final int TAR_MAGIC_OFFSET = 257;

  /** An archive that is compressed, and a document in it that is, too. */
  private static final int MAX_LAYERS = 4;

  private static final int MAX_NAME_LENGTH = 80;

  private final Path file;
  private final FeedAdvisories advisories;
  private final FeedProblems problems;
  private final UnpackedLimit limit = new UnpackedLimit();

  FeedFile(Path file, FeedAdvisories advisories, FeedProblems problems) {
    this.file = file;
    this.advisories = advisories;
    this.problems = problems;
  }

  /** Reads it; what cannot be read is told. */
  void read() {
    try (InputStream in = buffered(Files.newInputStream(file))) {
      if (!readDocument(in, 0)) {
        problems.add(file, "is no feed of a form that is known");
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
  }

  /** Whether it is a document of a known form, or holds one. */
  private boolean readDocument(InputStream content, int layers) throws IOException {
    // Without a buffer of its own: of the members of an archive there are very many.
    PushbackInputStream in = new PushbackInputStream(content, HEAD_BYTES);
    byte[] head = in.readNBytes(HEAD_BYTES);
    in.unread(head);
    if (layers == MAX_LAYERS) {
      throw new IOException("is packed more than %d times".formatted(MAX_LAYERS));
    }
    if (startsWith(head, 0, "PK\3\4")) {
      return readZip(in, layers);
    }
    if (startsWith(head, TAR_MAGIC_OFFSET, "ustar")) {
      return readTar(in, layers);
    }
    if (startsWith(head, 0, "\u001f\u008b")) {
      return readDocument(limit.on(new GZIPInputStream(in, BUFFER_BYTES)), layers + 1);
    }
    if (startsWith(head, 0, "BZh")) {
      return readDocument(limit.on(new BZip2CompressorInputStream(buffered(in), true)), layers + 1);
    }
    if (head.length > 0 && head[0] == '{') {
      // A record of an archive of very many, which need no closer look.
      return new JsonFeed(file.toString(), advisories).read(in);
    }
    return readText(in, new String(head, StandardCharsets.UTF_8).stripLeading());
  }

  private static InputStream buffered(InputStream in) {
    return new BufferedInputStream(in, BUFFER_BYTES);
  }

  private boolean readText(InputStream in, String head) throws IOException {
    String start = head.startsWith("\ufeff") ? head.substring(1).stripLeading() : head;
    if (start.startsWith("{") || start.startsWith("[")) {
      return new JsonFeed(file.toString(), advisories).read(in);
    }
    if (TableFeed.isOne(start)) {
      new TableFeed(file.toString(), advisories).read(in);
      return true;
    }
    return start.startsWith("<") && new OvalFeed(file.toString(), advisories).read(in);
  }

  private boolean readZip(InputStream in, int layers) throws IOException {
    // The JDK's own, which takes a third of the time; names that are not UTF-8 do not matter.
    ZipInputStream zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
    boolean found = false;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      found |= !entry.isDirectory() && readMember(zip, entry.getName(), layers);
    }
    return found;
  }

  private boolean readTar(InputStream in, int layers) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in);
    boolean found = false;
    for (ArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      found |= !entry.isDirectory() && readMember(tar, entry.getName(), layers);
    }
    return found;
  }

  /** What one member costs is only itself, unless the archive breaks. */
  private boolean readMember(InputStream archive, String name, int layers) throws IOException {
    MemberStream member = new MemberStream(limit.on(archive));
    try {
      return readDocument(member, layers + 1);
    } catch (IOException e) {
      if (member.isBroken()) {
        throw new IOException("%s in it: %s".formatted(shortened(name), e.getMessage()), e);
      }
      problems.unreadable(file, shortened(name), e);
      return false;
    }
  }

  private static String shortened(String name) {
    return name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) + "…" : name;
  }

  private static boolean startsWith(byte[] head, int offset, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (head.length < offset + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (head[offset + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
