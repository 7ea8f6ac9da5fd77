package dev.exhume.disk.filesystem.xfs;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.testdata.FileSystemContract;
import dev.exhume.testdata.SampleTree;
import dev.exhume.testdata.XfsImages;
import java.io.IOException;
import java.nio.file.FileSystem;

/** XFS of version 5, whose metadata say what they are, on sectors of 4 KiB. */
class NewXfsContractTest extends FileSystemContract {
  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    return DiskFileSystem.open(new MemoryVolume(XfsImages.sample("sample-v5")), "/dev/sda1")
        .files();
  }
}
