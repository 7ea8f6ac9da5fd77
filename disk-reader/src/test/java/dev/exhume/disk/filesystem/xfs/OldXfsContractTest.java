package dev.exhume.disk.filesystem.xfs;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.testdata.FileSystemContract;
import dev.exhume.testdata.SampleFile;
import dev.exhume.testdata.SampleTree;
import dev.exhume.testdata.XfsImages;
import java.io.IOException;
import java.nio.file.FileSystem;

/** XFS of version 4, with no types in its directories. */
class OldXfsContractTest extends FileSystemContract {
  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    return DiskFileSystem.open(new MemoryVolume(XfsImages.sample("sample-v4")), "/dev/sda1")
        .files();
  }

  /** tar brought the files there, and it keeps no sockets. */
  @Override
  protected boolean holds(SampleFile file) {
    return file.kind() != SampleFile.Kind.SOCKET;
  }
}
