package dev.exhume.core.kit.root;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.exhume.core.kit.tar.GzipBlocks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A root as it was archived, and read again. */
final class Tarball {
  private final RootContent content;
  private final byte[] bytes;
  private final Map<String, Member> members;

  private Tarball(RootContent content, byte[] bytes, Map<String, Member> members) {
    this.content = content;
    this.bytes = bytes;
    this.members = members;
  }

  /** A file in the archive. */
  record Member(TarArchiveEntry entry, String content) {}

  static Tarball of(Path root, Surgery surgery) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RootContent content =
        RootTarball.write(root, surgery, (files, bytes) -> {}, new GzipBlocks(out, 2));
    Map<String, Member> members = new LinkedHashMap<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(
            new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())), ISO_8859_1.name())) {
      Optional<TarArchiveEntry> entry = Optional.ofNullable(in.getNextEntry());
      while (entry.isPresent()) {
        String text = new String(in.readAllBytes(), ISO_8859_1);
        members.put(entry.get().getName(), new Member(entry.get(), text));
        entry = Optional.ofNullable(in.getNextEntry());
      }
    }
    return new Tarball(content, out.toByteArray(), members);
  }

  RootContent content() {
    return content;
  }

  byte[] bytes() {
    return bytes;
  }

  List<String> names() {
    return List.copyOf(members.keySet());
  }

  TarArchiveEntry entry(String name) {
    return member(name).entry();
  }

  String text(String name) {
    return member(name).content();
  }

  /** The headers of one type as they stand in the archive. */
  List<String> headersOfType(char type) throws IOException {
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    List<String> headers = new ArrayList<>();
    for (int start = 0; start < tar.length; start += 512) {
      String block = new String(tar, start, 512, ISO_8859_1);
      if (block.startsWith("ustar", 257) && block.charAt(156) == type) {
        headers.add(block);
      }
    }
    return headers;
  }

  private Member member(String name) {
    Member member = members.get(name);
    if (member == null) {
      throw new AssertionError("no %s among %s".formatted(name, members.keySet()));
    }
    return member;
  }
}
