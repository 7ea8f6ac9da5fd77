package dev.exhume.core.analysis.jobs;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CronStartsTest {
  @Test
  void cronStartsThingsAtBootAndWhenTheyAreGone() {
    Path root =
        server()
            .file(
                "/etc/cron.d/app",
                "@reboot app cd /srv/app && ./start.sh",
                "*/5 * * * * root pgrep -f feeder >/dev/null || /opt/feeder/bin/feeder -d",
                "* * * * * root flock -n /tmp/q.lock /usr/bin/php /srv/queue.php",
                "0 4 * * * root /opt/backup.sh")
            .root();

    List<BootService> services =
        CronStarts.services(
            root,
            JobDetector.detect(root, List.of(), path -> Optional.empty(), new Problems()),
            List.of(),
            path -> Optional.empty());

    assertThat(services)
        .extracting(service -> service.name() + " " + service.evidence().location())
        .containsExactly(
            "start.sh /etc/cron.d/app:1",
            "feeder /etc/cron.d/app:2",
            "queue.php /etc/cron.d/app:3");
    assertThat(services).extracting(BootService::manager).containsOnly("cron");
  }
}
