package dev.exhume.core.analysis.boot;

import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.analysis.ports.Network;
import dev.exhume.core.analysis.ports.NetworkDetector;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Port;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocalProgramsTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void eachProgramThatALineStartsIsAServiceOfItsOwn() {
    BootPlan plan =
        booted.detect(
            local(
                "touch /var/lock/subsys/local",
                "/opt/feeder/bin/feeder -d &",
                "su - web -c \"/srv/app/run.sh\" > /var/log/app.log 2>&1",
                "cd /opt/queue && ./queued"));

    List<BootService> lines = lines(plan);
    assertThat(lines).extracting(BootService::name).containsExactly("feeder", "run.sh", "queued");
    assertThat(lines.get(0).evidence()).isEqualTo(Evidence.line("/etc/rc.d/rc.local", 3));
    assertThat(lines.get(0).enabled()).isTrue();
    assertThat(lines.get(0).command()).isEmpty();
  }

  @Test
  void commandsThatAreDoneAtOnceAreNoServices() {
    BootPlan plan =
        booted.detect(
            local(
                "echo 1 > /proc/sys/net/ipv4/ip_forward",
                "/sbin/iptables -t nat -A POSTROUTING -j MASQUERADE",
                "JAVA_HOME=/usr/java; export JAVA_HOME",
                ". /etc/profile",
                "if [ -d /srv/data ]; then",
                "  mount /srv/data",
                "fi",
                "no-such-program --now",
                "for i in 1 2 3; do sleep $i; done"));

    assertThat(lines(plan)).isEmpty();
  }

  @Test
  void aScriptThatIsCalledHasItsOwnNameUnlessItsLinkStartsItAlready() {
    BootPlan plan =
        booted.detect(
            local(
                "/etc/init.d/feeder start",
                "service crond restart",
                "/bin/systemctl start web.service",
                "/sbin/service httpd stop"));

    assertThat(lines(plan)).extracting(BootService::name).containsExactly("feeder", "web");
  }

  @Test
  void aScriptThatMayNotRunStartsNothing() {
    ServerBuilder server = local("/opt/feeder &").mode("/etc/rc.d/rc.local", 0644);

    assertThat(lines(booted.detect(server))).isEmpty();
  }

  @Test
  void theOneScriptOfBusyBoxAndGentoosDirectoryAreReadAlike() {
    ServerBuilder busyBox =
        server()
            .file("/bin/busybox", "")
            .link("/sbin/init", "../bin/busybox")
            .executable("/etc/init.d/rcS", "#!/bin/sh", "mount -a", "telnetd -l /bin/sh")
            .executable("/usr/sbin/telnetd", "");
    ServerBuilder gentoo =
        server()
            .file("/sbin/rc", "")
            .executable("/etc/init.d/local", "#!/sbin/runscript")
            .link("/etc/runlevels/default/local", "/etc/init.d/local")
            .file("/etc/local.d/web.start", "/opt/web/start")
            .file("/etc/local.d/web.stop", "/opt/web/stop");

    assertThat(lines(booted.detect(busyBox)))
        .extracting(BootService::name)
        .containsExactly("telnetd");
    assertThat(lines(booted.detect(gentoo)))
        .extracting(BootService::evidence)
        .containsExactly(Evidence.line("/etc/local.d/web.start", 1));
  }

  @Test
  void aPortOnALineIsThatOfItsProgramAlone() {
    ServerBuilder server = local("/opt/feeder --port 9000 &", "/opt/web --port 8080 &");

    Network network = NetworkDetector.detect(server.root(), booted.detect(server), new Problems());

    assertThat(network.ports())
        .extracting(Port::port, port -> port.service().orElse(""), Port::evidence)
        .containsExactly(
            tuple(8080, "web", Evidence.line("/etc/rc.d/rc.local", 3)),
            tuple(9000, "feeder", Evidence.line("/etc/rc.d/rc.local", 2)));
  }

  @Test
  @Timeout(20)
  void aHostileScriptEnds() {
    String[] lines = new String[20_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "/opt/" + i + " ".repeat(i % 900) + "|;&".repeat(30);
    }

    assertThat(lines(booted.detect(local(lines)))).hasSize(200);
  }

  private static List<BootService> lines(BootPlan plan) {
    return plan.services().stream()
        .filter(service -> service.manager().equals("rc.local"))
        .toList();
  }

  private static ServerBuilder local(String... lines) {
    ServerBuilder server = redHat("S90crond");
    String[] script = new String[lines.length + 1];
    script[0] = "#!/bin/sh";
    System.arraycopy(lines, 0, script, 1, lines.length);
    return server
        .executable("/etc/rc.d/rc.local", script)
        .link("/etc/rc.d/rc3.d/S99local", "../rc.local");
  }
}
