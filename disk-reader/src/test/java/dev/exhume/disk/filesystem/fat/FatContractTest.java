package dev.exhume.disk.filesystem.fat;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.testdata.FatImages;
import dev.exhume.testdata.FileSystemContract;
import dev.exhume.testdata.SampleFile;
import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.time.Instant;
import java.util.Set;

/** FAT16, which has a place for files and directories, and for no other kind. */
class FatContractTest extends FileSystemContract {
  private static final Set<String> NOT_HELD = Set.of("srv/sparse", "bin/su", "bin/ping", "names/b");

  /** Letters that no name may have; a name of nothing but spaces is none either. */
  private static final String FORBIDDEN = "\\\"*?|<>:\n\u00e9";

  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    return DiskFileSystem.open(new MemoryVolume(FatImages.sample()), "/dev/sda1").files();
  }

  @Override
  protected boolean holds(SampleFile file) {
    boolean isKnown =
        file.kind() == SampleFile.Kind.DIRECTORY || file.kind() == SampleFile.Kind.REGULAR;
    boolean hasName = file.name().chars().noneMatch(letter -> FORBIDDEN.indexOf(letter) >= 0);
    return isKnown
        && hasName
        && !NOT_HELD.contains(file.path())
        && !file.name().equals(" ")
        && !file.path().startsWith("var/log/");
  }

  @Override
  public boolean holdsModes() {
    return false;
  }

  @Override
  public Instant kept(Instant modified) {
    return modified.minusSeconds(modified.getEpochSecond() % 2);
  }
}
