package dev.exhume.rpm.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HeaderShapeTest {
  private static final int NAME = 1000;

  private final HeaderBuilder header = new HeaderBuilder().text(NAME, "bash").ints(1009, 1, 2);

  @Test
  void aHeaderOfAnyAgeIsRecognisedByItsIndex() throws IOException {
    byte[] bytes = header.build();
    assertThat(size(bytes, 0)).hasValue(bytes.length);
  }

  @Test
  void aHeaderIsRecognisedWhereverItLiesAndWhateverFollows() throws IOException {
    byte[] bytes = header.build();
    byte[] file = ByteBuffer.allocate(bytes.length + 200).put(77, bytes).array();
    assertThat(size(file, 77)).hasValue(bytes.length);
    assertThat(size(file, 76)).isEmpty();
    assertThat(size(file, -1)).isEmpty();
  }

  @Test
  void aHeaderThatIsCutInItsDataIsRecognisedButNotOneCutInItsIndex() throws IOException {
    byte[] bytes = header.build();
    assertThat(size(ByteBuffer.allocate(40).put(bytes, 0, 40).array(), 0)).hasValue(bytes.length);
    assertThat(size(ByteBuffer.allocate(39).put(bytes, 0, 39).array(), 0)).isEmpty();
  }

  @Test
  void anIndexThatCannotBeRightIsNone() throws IOException {
    assertThat(size(new byte[4096], 0)).isEmpty();
    assertThat(size(new HeaderBuilder().text(1001, "1.0").build(), 0)).isEmpty();
    assertThat(size(header.entry(1010, 10, 0, 1).build(), 0)).isEmpty();
    assertThat(size(new HeaderBuilder().text(NAME, "bash").entry(1010, 4, 0, 0).build(), 0))
        .isEmpty();
    assertThat(size(new HeaderBuilder().text(NAME, "bash").entry(1010, 4, 6, 1).build(), 0))
        .isEmpty();
    assertThat(size(new HeaderBuilder().text(NAME, "bash").entry(-1, 4, 0, 1).build(), 0))
        .isEmpty();
  }

  @Test
  void aRegionIsEnoughIfItsIndexIsDamagedBehindIt() throws IOException {
    byte[] bytes = new HeaderBuilder().entry(63, 7, 0, 16).entry(7, 99, -1, -1).build();
    assertThat(size(bytes, 0)).hasValue(bytes.length);
  }

  private static OptionalLong size(byte[] file, long position) throws IOException {
    return new HeaderShape(new Window(new FailingDisk(file, file.length), file.length))
        .size(position);
  }
}
