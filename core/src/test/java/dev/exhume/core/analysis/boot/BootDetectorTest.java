package dev.exhume.core.analysis.boot;

import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.Problems;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootDetectorTest {
  @Test
  void theOwnerIsThePackageOfTheScript() {
    Ownership ownership =
        path ->
            path.toString().equals("/etc/rc.d/init.d/httpd")
                ? Optional.of("httpd")
                : Optional.empty();

    BootPlan plan =
        BootDetector.detect(redHat("S85httpd", "S90app").root(), ownership, new Problems());

    assertThat(plan.services())
        .extracting(BootService::owner)
        .containsExactly(Optional.of("httpd"), Optional.empty());
  }
}
