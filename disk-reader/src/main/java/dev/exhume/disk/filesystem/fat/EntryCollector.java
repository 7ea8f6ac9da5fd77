package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.Bytes;
import dev.exhume.disk.filesystem.fat.name.LongName;
import dev.exhume.disk.filesystem.fat.name.ShortName;
import dev.exhume.disk.filesystem.inode.EntryName;
import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a listing of a directory: puts long names together, and leaves out what is no file. */
final class EntryCollector implements DirectoryScan.EntryVisitor {
  private static final int DELETED = 0xE5;
  private static final int KINDS = 0x3F;
  private static final byte[] SELF = ".          ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PARENT = "..         ".getBytes(StandardCharsets.US_ASCII);

  private final FatTree tree;
  private final FatEntry directory;
  private final LongName longName = new LongName();
  private final List<DirectoryEntry> entries = new ArrayList<>();
  private int directories;
  private boolean isStart = true;

  EntryCollector(FatTree tree, FatEntry directory) {
    this.tree = tree;
    this.directory = directory;
  }

  FatListing listing() {
    return new FatListing(entries, directories);
  }

  @Override
  public boolean cluster(long cluster) {
    return tree.claim(cluster, directory);
  }

  @Override
  public void gap() {
    isStart = false;
    longName.clear();
  }

  @Override
  public boolean entry(Bytes bytes) throws IOException {
    FatEntry entry = new FatEntry(bytes, tree.volume().boot().kind());
    boolean isSelf = entry.isDirectory() && Arrays.equals(entry.shortName(), SELF);
    if (isStart && !isSelf && !directory.isRoot()) {
      // Else the bytes of a file could be taken for names.
      throw bytes.malformed(0, "a directory does not start with the entry of itself");
    }
    isStart = false;
    if (bytes.u8(0) == DELETED) {
      longName.clear();
    } else if ((entry.attributes() & KINDS) == FatEntry.LONG_NAME) {
      longName.add(bytes);
    } else {
      if ((entry.attributes() & FatEntry.VOLUME_LABEL) == 0 && !isSelf) {
        add(entry);
      }
      longName.clear();
    }
    return true;
  }

  private void add(FatEntry entry) throws IOException {
    if (Arrays.equals(entry.shortName(), PARENT)) {
      return;
    }
    String shortName = ShortName.text(entry.shortName(), entry.cases());
    Optional<String> whole = longName.of(entry.shortName()).filter(EntryCollector::canBe);
    if (whole.isEmpty() && longName.isStarted()) {
      tree.volume()
          .tell(
              entry.position(),
              "directory %d: the long name of \"%s\" is damaged or another file's"
                  .formatted(directory.number(), shortName));
    }
    String name = whole.orElse(shortName);
    if (!canBe(name)) {
      tree.volume()
          .tell(
              entry.position(),
              "directory %d: a file has no name and is not listed".formatted(directory.number()));
      return;
    }
    directories += entry.isDirectory() ? 1 : 0;
    entries.add(new DirectoryEntry(unixName(name), new FatInode(tree, entry)));
  }

  private static boolean canBe(String name) {
    return !name.isEmpty() && !name.equals(".") && !name.equals("..");
  }

  /** The name as Linux has it in UTF-8; half a surrogate pair becomes a question mark. */
  private static String unixName(String name) {
    return UnixNames.decode(EntryName.legal(name).getBytes(StandardCharsets.UTF_8));
  }
}
