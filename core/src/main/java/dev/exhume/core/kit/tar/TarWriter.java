package dev.exhume.core.kit.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.exhume.filesystem.UnixNames;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A tar archive in the making: names as bytes, numeric owners, sparse files, extended attributes.
 *
 * <p>What does not fit a plain header goes into one extended header before it, so that GNU tar,
 * bsdtar and the container engines (Go) read it alike.
 */
public final class TarWriter implements Closeable {
  private static final int BUFFER = 128 << 10;
  private static final int NAME_LENGTH = TarConstants.NAMELEN;
  private static final FileTime EPOCH = FileTime.fromMillis(0);

  private final TarArchiveOutputStream tar;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  /** Starts an archive; closing it closes the stream. */
  public TarWriter(OutputStream out) {
    // One byte is one character in Latin-1: the library then leaves names as they are.
    tar = new TarArchiveOutputStream(out, ISO_8859_1.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_TRUNCATE);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
  }

  /** Adds a directory. */
  public void directory(TarMember member) throws IOException {
    empty(member, UnixNames.encode(member.path() + "/"), TarConstants.LF_DIR, new byte[0]);
  }

  /** Adds a symbolic link, whose target may be anything. */
  public void symbolicLink(TarMember member, String target) throws IOException {
    byte[] path = UnixNames.encode(member.path());
    empty(member, path, TarConstants.LF_SYMLINK, UnixNames.encode(target));
  }

  /** Adds one more name of a file that was added before. */
  public void hardLink(TarMember member, String existing) throws IOException {
    byte[] path = UnixNames.encode(member.path());
    empty(member, path, TarConstants.LF_LINK, UnixNames.encode(existing));
  }

  /** Adds a named pipe. */
  public void fifo(TarMember member) throws IOException {
    empty(member, UnixNames.encode(member.path()), TarConstants.LF_FIFO, new byte[0]);
  }

  /** Adds a device node. */
  public void device(TarMember member, DeviceNumber number, boolean isBlock) throws IOException {
    byte[] path = UnixNames.encode(member.path());
    writeExtendedHeader(path, records(member, path));
    TarArchiveEntry entry =
        entry(member, path, isBlock ? TarConstants.LF_BLK : TarConstants.LF_CHR);
    entry.setDevMajor(number.major());
    entry.setDevMinor(number.minor());
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /** Adds a file of a few bytes. */
  public void file(TarMember member, byte[] content) throws IOException {
    byte[] path = UnixNames.encode(member.path());
    begin(member, path, TarConstants.LF_NORMAL, content.length, records(member, path));
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /**
   * Adds a file.
   *
   * @return how many bytes could be read; zeros stand for the rest
   */
  public FileCopy file(TarMember member, SeekableByteChannel content, SparseMap map)
      throws IOException {
    byte[] path = UnixNames.encode(member.path());
    if (!map.isSparse()) {
      begin(member, path, TarConstants.LF_NORMAL, map.size(), records(member, path));
      FileCopy copy = copy(content, map);
      tar.closeArchiveEntry();
      return copy;
    }
    PaxRecords records = extendedAttributes(member);
    records.add("GNU.sparse.major", "1");
    records.add("GNU.sparse.minor", "0");
    records.add("GNU.sparse.name", path);
    records.add("GNU.sparse.realsize", Long.toString(map.size()));
    byte[] encoded = map.encoded(TarConstants.DEFAULT_RCDSIZE);
    byte[] name = prefixed("GNUSparseFile.0/", path);
    begin(member, name, TarConstants.LF_NORMAL, encoded.length + map.dataSize(), records);
    tar.write(encoded);
    FileCopy copy = copy(content, map);
    tar.closeArchiveEntry();
    return copy;
  }

  /** Ends the archive and closes the stream. */
  @Override
  public void close() throws IOException {
    tar.close();
  }

  private void empty(TarMember member, byte[] path, byte type, byte[] target) throws IOException {
    PaxRecords records = records(member, path);
    if (target.length > NAME_LENGTH) {
      records.add("linkpath", target);
    }
    writeExtendedHeader(path, records);
    TarArchiveEntry entry = entry(member, path, type);
    entry.setLinkName(inHeader(target));
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private void begin(TarMember member, byte[] path, byte type, long size, PaxRecords records)
      throws IOException {
    writeExtendedHeader(path, records);
    TarArchiveEntry entry = entry(member, path, type);
    entry.setSize(size);
    tar.putArchiveEntry(entry);
  }

  private void writeExtendedHeader(byte[] path, PaxRecords records) throws IOException {
    if (records.isEmpty()) {
      return;
    }
    byte[] content = records.bytes();
    byte type = TarConstants.LF_PAX_EXTENDED_HEADER_LC;
    TarArchiveEntry entry = entry(prefixed("PaxHeaders/", path), type);
    // The library would take the time of day, and no two archives would be alike.
    entry.setLastModifiedTime(FileTime.fromMillis(0));
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static TarArchiveEntry entry(TarMember member, byte[] path, byte type) {
    TarArchiveEntry entry = entry(path, type);
    entry.setMode(member.mode());
    entry.setUserId(member.uid());
    entry.setGroupId(member.gid());
    entry.setLastModifiedTime(member.modified());
    return entry;
  }

  private static TarArchiveEntry entry(byte[] path, byte type) {
    TarArchiveEntry entry = new TarArchiveEntry(inHeader(path), type, true);
    // The library would take the time it is, and the name of whoever runs it.
    entry.setLastModifiedTime(EPOCH);
    entry.setUserName("");
    entry.setGroupName("");
    return entry;
  }

  /** As much of a name as a header holds; the library is slow at cutting one of thousands. */
  private static String inHeader(byte[] name) {
    if (name.length <= NAME_LENGTH) {
      return new String(name, ISO_8859_1);
    }
    // What ends in a slash would be taken for a directory, which has no content.
    int end = name[NAME_LENGTH - 1] == '/' ? NAME_LENGTH - 1 : NAME_LENGTH;
    return new String(name, 0, end, ISO_8859_1);
  }

  private static PaxRecords records(TarMember member, byte[] path) {
    PaxRecords records = extendedAttributes(member);
    if (path.length > NAME_LENGTH) {
      records.add("path", path);
    }
    return records;
  }

  private static PaxRecords extendedAttributes(TarMember member) {
    PaxRecords records = new PaxRecords();
    for (Map.Entry<String, byte[]> attribute : member.extendedAttributes().entrySet()) {
      records.add("SCHILY.xattr." + attribute.getKey(), attribute.getValue());
    }
    return records;
  }

  /** A name for a header whose true name stands in an extended one: the last part, if it fits. */
  private static byte[] prefixed(String prefix, byte[] path) {
    String name = new String(path, ISO_8859_1);
    int end = name.endsWith("/") ? name.length() - 1 : name.length();
    String last = name.substring(name.lastIndexOf('/', end - 1) + 1, end);
    byte[] prefixed = (prefix + last).getBytes(ISO_8859_1);
    return prefixed.length > NAME_LENGTH ? Arrays.copyOf(prefixed, NAME_LENGTH) : prefixed;
  }

  private FileCopy copy(SeekableByteChannel content, SparseMap map) throws IOException {
    FileCopy copy = FileCopy.COMPLETE;
    for (SparseMap.Extent extent : map.extents()) {
      long remaining = extent.length();
      while (remaining > 0) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), remaining));
        if (copy.isComplete()) {
          copy = FileCopy.read(content, extent.end() - remaining, buffer);
        }
        Arrays.fill(buffer.array(), buffer.position(), buffer.limit(), (byte) 0);
        tar.write(buffer.array(), 0, buffer.limit());
        remaining -= buffer.limit();
      }
    }
    return copy;
  }
}
