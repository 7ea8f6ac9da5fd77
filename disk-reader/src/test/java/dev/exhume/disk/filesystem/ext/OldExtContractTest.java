package dev.exhume.disk.filesystem.ext;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.testdata.ExtImages;
import dev.exhume.testdata.FileSystemContract;
import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.file.FileSystem;

/** ext2 in blocks of 1 KiB, with block maps and without types in its directories. */
class OldExtContractTest extends FileSystemContract {
  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    return DiskFileSystem.open(new MemoryVolume(ExtImages.sample("sample-ext2")), "/dev/hda1")
        .files();
  }
}
