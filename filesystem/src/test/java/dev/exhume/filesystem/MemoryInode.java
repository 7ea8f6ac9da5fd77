package dev.exhume.filesystem;

import dev.exhume.testdata.SampleFile;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One file of a sample. */
final class MemoryInode implements Inode {
  final Map<String, Inode> children = new LinkedHashMap<>();
  int links = 1;
  private final int number;
  private final SampleFile file;

  MemoryInode(int number, SampleFile file) {
    this.number = number;
    this.file = file;
  }

  @Override
  public UnixAttributes attributes() {
    SampleFile.Status status = file.status();
    FileTime time = FileTime.from(status.modified());
    return new UnixAttributes(
        1,
        number,
        file.mode(),
        status.uid(),
        status.gid(),
        links,
        file.content().size(),
        file.deviceNumber(),
        time,
        time,
        time);
  }

  @Override
  public List<DirectoryEntry> entries() {
    return children.entrySet().stream()
        .map(child -> new DirectoryEntry(child.getKey(), child.getValue()))
        .toList();
  }

  @Override
  public String linkTarget() {
    return MemoryTree.decode(file.target());
  }

  @Override
  public SeekableByteChannel open() {
    return new ReadOnlyChannel() {
      @Override
      protected void readAt(long offset, ByteBuffer target) {
        long next = offset;
        // One byte at a time, and no more than a few: a caller has to ask again.
        for (int i = 0; i < 5000 && target.hasRemaining(); i++) {
          target.put(byteAt(next));
          next++;
        }
      }

      @Override
      protected long length() {
        return file.content().size();
      }
    };
  }

  private byte byteAt(long offset) {
    Map<Long, byte[]> before = file.content().pieces().headMap(offset + 1);
    byte found = 0;
    for (Map.Entry<Long, byte[]> piece : before.entrySet()) {
      int within = (int) Math.min(Integer.MAX_VALUE, offset - piece.getKey());
      found = within < piece.getValue().length ? piece.getValue()[within] : 0;
    }
    return found;
  }

  @Override
  public Map<String, byte[]> extendedAttributes() {
    return file.extendedAttributes();
  }
}
