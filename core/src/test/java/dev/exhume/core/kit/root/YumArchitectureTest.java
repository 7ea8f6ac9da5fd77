package dev.exhume.core.kit.root;

import static dev.exhume.core.kit.Profiles.profile;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.profile.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class YumArchitectureTest {
  private static final OperatingSystem OLD = profile().architecture("i386", "2.12").build().os();
  private static final OperatingSystem WIDE = profile().architecture("x86_64", "2.12").build().os();

  @Test
  void aYumOf32BitIsToldWhatTheHostsKernelWouldNotTell() throws IOException {
    Path root = server().file("/etc/yum/vars/infra", "stock").root();

    assertThat(YumArchitecture.of(OLD, root))
        .extracting(AddedFile::path, AddedFile::content)
        .containsExactly(
            tuple("/etc/yum/vars/arch", "i686\n"), tuple("/etc/yum/vars/basearch", "i386\n"));
    assertThat(YumArchitecture.of(WIDE, root)).isEmpty();
  }

  @Test
  void whatTheAdministratorWroteStaysAndWhereYumReadsNothingNothingIsWritten() throws IOException {
    assertThat(YumArchitecture.of(OLD, server().file("/etc/yum/vars/basearch", "i586").root()))
        .extracting(AddedFile::path)
        .containsExactly("/etc/yum/vars/arch");
    assertThat(YumArchitecture.of(OLD, server().file("/etc/yum.conf", "").root())).isEmpty();
    assertThat(
            YumArchitecture.of(
                OLD, server().link("/etc/yum/vars", "/srv").file("/srv/x", "").root()))
        .isEmpty();
  }
}
