package dev.exhume.core.source.tar;

import dev.exhume.binary.ByteSource;
import dev.exhume.core.source.tar.member.GlobalRecords;
import dev.exhume.core.source.tar.member.HeaderWindow;
import dev.exhume.core.source.tar.member.TarMember;
import dev.exhume.core.source.tar.member.TarReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads again what an archive says of a file, which memory has no room for. */
final class TarArchive implements Closeable {
  private final ByteSource content;
  private final HeaderWindow headers;
  private final GlobalRecords forAll = new GlobalRecords();

  /** Whoever asks for a file's attributes mostly asks for something else of it next. */
  private volatile Optional<TarMember> last = Optional.empty();

  TarArchive(ByteSource content) throws IOException {
    this.content = content;
    this.headers = new HeaderWindow(content);
  }

  /** The archive, for reading the bytes of files. */
  ByteSource content() {
    return content;
  }

  /** The archive, for reading headers. */
  ByteSource headers() {
    return headers;
  }

  GlobalRecords forAll() {
    return forAll;
  }

  /** The member that starts at a place where one was read before. */
  TarMember member(long start) throws IOException {
    Optional<TarMember> known = last;
    if (known.isPresent() && known.get().start() == start) {
      return known.get();
    }
    Optional<TarMember> member = new TarReader(headers, start, forAll.at(start)).next();
    last = member;
    return member.orElseThrow(() -> new IOException("the archive has changed"));
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
