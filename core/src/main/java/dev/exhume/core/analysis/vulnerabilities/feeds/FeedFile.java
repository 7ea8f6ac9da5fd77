package dev.exhume.core.analysis.vulnerabilities.feeds;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
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
    try (InputStream in = Files.newInputStream(file)) {
      if (!readDocument(in, 0)) {
        problems.add(file, "is no feed of a form that is known");
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
  }

  /** Whether it is a document of a known form, or holds one. */
  private boolean readDocument(InputStream content, int layers) throws IOException {
    InputStream in = new BufferedInputStream(content, BUFFER_BYTES);
    in.mark(HEAD_BYTES);
    byte[] head = in.readNBytes(HEAD_BYTES);
    in.reset();
    if (layers == MAX_LAYERS) {
      throw new IOException("is packed more than %d times".formatted(MAX_LAYERS));
    }
    if (startsWith(head, 0, "PK\3\4")) {
      return readArchive(new ZipArchiveInputStream(in), layers);
    }
    if (startsWith(head, TAR_MAGIC_OFFSET, "ustar")) {
      return readArchive(new TarArchiveInputStream(in), layers);
    }
    if (startsWith(head, 0, "\u001f\u008b")) {
      return readDocument(limit.on(new GZIPInputStream(in, BUFFER_BYTES)), layers + 1);
    }
    if (startsWith(head, 0, "BZh")) {
      return readDocument(limit.on(new BZip2CompressorInputStream(in, true)), layers + 1);
    }
    return readText(in, new String(head, StandardCharsets.UTF_8).stripLeading());
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

  /** What one member costs is only itself, unless the archive breaks. */
  private boolean readArchive(ArchiveInputStream<?> archive, int layers) throws IOException {
    boolean found = false;
    ArchiveEntry entry = archive.getNextEntry();
    while (entry != null) {
      if (!entry.isDirectory()) {
        MemberStream member = new MemberStream(limit.on(archive));
        try {
          found |= readDocument(member, layers + 1);
        } catch (IOException e) {
          if (member.isBroken()) {
            throw new IOException("%s in it: %s".formatted(name(entry), e.getMessage()), e);
          }
          problems.unreadable(file, name(entry), e);
        }
      }
      entry = archive.getNextEntry();
    }
    return found;
  }

  private static String name(ArchiveEntry entry) {
    String name = entry.getName();
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
