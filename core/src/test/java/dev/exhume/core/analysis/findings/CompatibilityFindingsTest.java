package dev.exhume.core.analysis.findings;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompatibilityFindingsTest {
  @Test
  void whoeverTellsTheLibraryOfAnOlderKernelIsNamedByItsLine() throws IOException {
    Path root =
        server()
            .file("/etc/profile.d/java.sh", "# LD_ASSUME_KERNEL=2.2.5", "unset LD_ASSUME_KERNEL")
            .file("/etc/init.d/oracle", "#!/bin/sh", "export LD_ASSUME_KERNEL=2.4.19")
            .file("/etc/profile", "[ -n \"$X\" ] && LD_ASSUME_KERNEL='2.4.1'", "export PATH")
            .root();

    Optional<Finding> finding = AssumedKernelFinding.of(root, new Problems());

    assertThat(finding.map(Finding::evidence))
        .contains(
            List.of(Evidence.line("/etc/profile", 1), Evidence.line("/etc/init.d/oracle", 2)));
    assertThat(AssumedKernelFinding.of(server().file("/etc/profile", "").root(), new Problems()))
        .isEmpty();
  }

  @Test
  void aJavaThatJsvcStartsMayNeedALargerStack() throws IOException {
    Path root = server().file("/usr/share/tomcat5/bin/jsvc", "ELF").file("/srv/jsvc", "").root();

    assertThat(JavaStackFinding.of(root, new Problems()).map(Finding::evidence))
        .contains(List.of(Evidence.file("/usr/share/tomcat5/bin/jsvc")));
    assertThat(JavaStackFinding.of(server().root(), new Problems())).isEmpty();
  }
}
