package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.image.DiskImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir private Path directory;

  @Test
  void theArchiveHoldsTheRootAsItIs() throws IOException {
    CommandRun run = CommandRun.of("export", SampleDisk.IMAGE, "-o", "-");

    assertThat(run.status()).isZero();
    Map<String, TarArchiveEntry> files = entries(run.standardOutput().toByteArray());
    assertThat(files.get("etc/mtab")).isNotNull();
    assertThat(files.get("var/run/httpd.pid")).isNotNull();
    assertThat(files.get("etc/rc.d/rc3.d/S85httpd"))
        .extracting(TarArchiveEntry::getLinkName)
        .isEqualTo("../init.d/httpd");
    assertThat(files.get("var/lib/mysql/ibdata1"))
        .extracting(TarArchiveEntry::getRealSize)
        .isEqualTo(10L << 20);
  }

  @Test
  void theSameDiskInAnotherFormatGivesTheSameArchive() throws IOException {
    Path raw = directory.resolve("raw.img");
    try (DiskImage disk = DiskImage.open(SampleDisk.IMAGE)) {
      int size = (int) disk.bytes().size();
      ByteBuffer bytes = ByteBuffer.allocate(size);
      disk.bytes().readFully(0, bytes);
      Files.write(raw, bytes.array());
    }

    CommandRun ofRaw = CommandRun.of("export", raw, "-o", "-");
    CommandRun ofVmdk = CommandRun.of("export", SampleDisk.IMAGE, "-o", "-");

    assertThat(ofRaw.standardOutput().toByteArray())
        .isEqualTo(ofVmdk.standardOutput().toByteArray())
        .hasSizeGreaterThan(100_000);
  }

  @Test
  void theNameDecidesOnTheCompression() throws IOException {
    Path packed = directory.resolve("root.tar.gz");
    Path plain = directory.resolve("root.tar");

    CommandRun.of("export", SampleDisk.IMAGE, "-o", packed);
    CommandRun.of("export", SampleDisk.IMAGE, "-o", plain);

    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
    }
  }

  @Test
  void theEvidenceIsNeverWrittenOver() throws IOException {
    Path image = Files.copy(SampleDisk.IMAGE, directory.resolve("old.vmdk"));
    byte[] before = Files.readAllBytes(image);

    CommandRun run = CommandRun.of("export", image, "-o", image);

    assertThat(run.status()).isEqualTo(2);
    assertThat(Files.readAllBytes(image)).isEqualTo(before);
  }

  private static Map<String, TarArchiveEntry> entries(byte[] archive) throws IOException {
    Map<String, TarArchiveEntry> entries = new LinkedHashMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.put(entry.getName(), entry);
      }
    }
    return entries;
  }
}
