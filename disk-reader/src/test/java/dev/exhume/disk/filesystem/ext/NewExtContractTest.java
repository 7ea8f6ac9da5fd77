package dev.exhume.disk.filesystem.ext;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.testdata.ExtImages;
import dev.exhume.testdata.FileSystemContract;
import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.file.FileSystem;

/** ext4 with extents, and with short files in their inodes. */
class NewExtContractTest extends FileSystemContract {
  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    return DiskFileSystem.open(new MemoryVolume(ExtImages.sample("sample-ext4")), "/dev/sda1")
        .files();
  }
}
