package dev.exhume.core.analysis.boot.sysv;

import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import org.junit.jupiter.api.Test;

class HeldBackServicesTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void aScriptThatMayNotBeExecutedDoesNotStart() {
    BootPlan plan = booted.detect(redHat("S85httpd", "S90app").mode("/etc/rc.d/init.d/app", 0644));

    assertThat(plan.services().get(0).enabled()).isTrue();
    assertThat(plan.services().get(1).enabled()).isFalse();
    assertThat(plan.services().get(1).heldBack()).contains("its script may not be executed");
  }

  @Test
  void aCopyThatLostAllModesHoldsNothingBack() {
    BootPlan plan =
        booted.detect(
            redHat("S85httpd", "S90app")
                .mode("/etc/rc.d/init.d/app", 0644)
                .mode("/etc/rc.d/init.d/httpd", 0644));

    assertThat(plan.services()).allMatch(BootService::enabled);
  }

  @Test
  void aSwitchInItsDefaultsKeepsAServiceFromStarting() {
    BootPlan plan =
        booted.detect(
            redHat()
                .executable(
                    "/etc/rc.d/init.d/rsync",
                    "#!/bin/sh",
                    ". /etc/default/rsync",
                    "[ \"$RSYNC_ENABLE\" = true ] || exit 0")
                .file("/etc/default/rsync", "# start?", "RSYNC_ENABLE=false", "RSYNC_NICE=''")
                .link("/etc/rc.d/rc3.d/S50rsync", "../init.d/rsync")
                .executable("/etc/rc.d/init.d/other", "#!/bin/sh")
                .file("/etc/default/other", "ENABLED=no")
                .link("/etc/rc.d/rc3.d/S51other", "../init.d/other"));

    assertThat(plan.services().get(0).enabled()).isFalse();
    assertThat(plan.services().get(0).heldBack())
        .contains("/etc/default/rsync:2 says RSYNC_ENABLE=false");
    assertThat(plan.services().get(1).enabled()).isTrue();
  }
}
