package dev.exhume.core.source.tar.member;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes one member of its header and of what came before that: PAX records win, then GNU's. */
final class MemberHeaders {
  private static final int PERMISSIONS = 07777;

  /** No file of this world is longer; sums with it do not overflow. */
  private static final long MAX_SIZE = 1L << 60;

  private final ByteSource archive;
  private final TarHeader header;
  private final Extras extras;
  private final PaxRecords records;
  private final long dataStart;

  MemberHeaders(ByteSource archive, TarHeader header, Extras extras) {
    this.archive = archive;
    this.header = header;
    this.extras = extras;
    this.records = extras.records();
    this.dataStart = header.block().position() + TarHeader.BLOCK;
  }

  TarMember member() throws IOException {
    String path = path();
    FileType type = type(path);
    boolean hardLink = header.type() == '1';
    long stored = stored();
    Optional<SparseMap> sparse = hardLink ? Optional.empty() : sparse(type, stored);
    long dataEnd = dataStart + stored;
    long size = type == FileType.REGULAR && !hardLink ? stored : 0;
    Extents extents = Extents.whole(size, dataStart);
    if (sparse.isPresent()) {
      dataEnd = header.type() == 'S' ? sparse.get().dataOffset() + stored : dataEnd;
      extents = sparse.get().extents(header, dataEnd);
      size = sparse.get().size();
    }
    return new TarMember(
        extras.start(),
        header.block().position(),
        path,
        type,
        hardLink,
        name("linkpath", extras.target(), header.linkName()),
        status(type),
        size,
        extents,
        ExtendedAttributeRecords.of(records),
        dataEnd);
  }

  private String path() throws MalformedDataException {
    Optional<byte[]> sparse = records.bytes("GNU.sparse.name");
    return sparse.isPresent()
        ? UnixNames.decode(sparse.get())
        : name("path", extras.path(), header.name());
  }

  private String name(String pax, Optional<Bytes> gnu, String plain) throws MalformedDataException {
    Optional<byte[]> record = records.bytes(pax);
    if (record.isPresent()) {
      return UnixNames.decode(record.get());
    }
    if (gnu.isEmpty()) {
      return plain;
    }
    Bytes text = gnu.get();
    int end = text.indexOf(0, 0);
    return UnixNames.decode(text.copy(0, end < 0 ? text.size() : end));
  }

  private FileType type(String path) {
    return switch (header.type()) {
      case '2' -> FileType.SYMBOLIC_LINK;
      case '3' -> FileType.CHARACTER_DEVICE;
      case '4' -> FileType.BLOCK_DEVICE;
      case '5', 'D' -> FileType.DIRECTORY;
      case '6' -> FileType.FIFO;
      // Unix V7 knew a directory by its slash. Types that nobody knows are files, says POSIX.
      default -> path.endsWith("/") ? FileType.DIRECTORY : FileType.REGULAR;
    };
  }

  /** How many bytes follow: the size of what is no regular file means something else. */
  private long stored() throws IOException {
    boolean bytesFollow =
        switch (header.type()) {
          case '1' -> linkHasData();
          case '2', '3', '4', '5', '6' -> false;
          default -> true;
        };
    long stored = bytesFollow ? records.number("size", header.size()) : 0;
    if (stored > MAX_SIZE) {
      throw header.block().malformed(124, "the size is %d".formatted(stored));
    }
    return stored;
  }

  /** Old programs give a hard link its file's size but not its bytes, POSIX' pax gives both. */
  private boolean linkHasData() throws IOException {
    if (header.size() == 0 || archive.size() - dataStart < TarHeader.BLOCK) {
      return false;
    }
    Bytes next = archive.read("tar header", dataStart, TarHeader.BLOCK, ByteOrder.BIG_ENDIAN);
    return !TarHeader.isOne(next) && !TarHeader.isZero(next);
  }

  private Optional<SparseMap> sparse(FileType type, long stored) throws IOException {
    if (type != FileType.REGULAR) {
      return Optional.empty();
    }
    Optional<SparseMap> sparse =
        header.type() == 'S'
            ? Optional.of(SparseMap.old(archive, header, dataStart))
            : SparseMap.ofPax(archive, records, dataStart, stored);
    if (sparse.isPresent() && sparse.get().size() < 0) {
      throw header.block().malformed(483, "no size of the file with its holes");
    }
    return sparse;
  }

  private TarMember.Status status(FileType type) throws MalformedDataException {
    FileTime modified = records.time("mtime", FileTime.from(header.modified(), TimeUnit.SECONDS));
    boolean device = type == FileType.CHARACTER_DEVICE || type == FileType.BLOCK_DEVICE;
    return new TarMember.Status(
        header.mode() & PERMISSIONS,
        (int) records.number("uid", header.uid()),
        (int) records.number("gid", header.gid()),
        device ? deviceNumber(header.deviceMajor(), header.deviceMinor()) : 0,
        records.time("atime", modified),
        modified,
        records.time("ctime", modified));
  }

  /** Linux' {@code makedev}. */
  private static long deviceNumber(long major, long minor) {
    return (minor & 0xFF)
        | (major & 0xFFF) << 8
        | (minor & 0xFFFF_FF00L) << 12
        | (major & 0xFFFF_F000L) << 32;
  }
}
