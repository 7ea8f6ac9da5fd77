package dev.exhume.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ExtendedAttributeViewTest {
  @Test
  void attributesAreListedAndReadByTheirFullNames() throws IOException {
    try (UnixFileSystem files = UnixFileSystem.of(MemoryTree.of(SampleTree.standard()))) {
      ExtendedAttributeView view =
          Files.getFileAttributeView(files.getPath("/bin/ping"), ExtendedAttributeView.class);
      assertThat(view.name()).isEqualTo("xattr");
      assertThat(view.list()).containsExactly("security.capability", "user.comment");
      assertThat(view.read("user.comment")).isEqualTo(new byte[] {'a', 0, -1});
      assertThatThrownBy(() -> view.read("user.nothing"))
          .isInstanceOf(FileSystemException.class)
          .hasMessage("/bin/ping: has no extended attribute user.nothing");
      assertThat(
              files.provider().getFileStore(files.getPath("/")).supportsFileAttributeView("xattr"))
          .isTrue();
    }
  }
}
