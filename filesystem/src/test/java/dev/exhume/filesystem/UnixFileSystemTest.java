package dev.exhume.filesystem;

import dev.exhume.testdata.FileSystemContract;
import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.file.FileSystem;

class UnixFileSystemTest extends FileSystemContract {
  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    return UnixFileSystem.of(MemoryTree.of(tree));
  }
}
