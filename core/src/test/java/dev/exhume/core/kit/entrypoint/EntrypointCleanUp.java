package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the script does before anything starts. */
abstract class EntrypointCleanUp extends EntrypointContract {
  EntrypointCleanUp(List<String> shell) {
    super(shell);
  }

  @Test
  void localhostIsOneAddressWhereThereIsNoIpv6() throws Exception {
    Path hosts = hosts("127.0.0.1\tlocalhost", "::1\tlocalhost ip6-localhost", "10.1.2.3\tweb01");
    Files.createDirectories(root.resolve("proc/net"));
    Files.writeString(
        root.resolve("proc/net/if_inet6"),
        "00000000000000000000000000000001 01 80 10 80       lo\n");

    startAndStop();

    assertThat(hosts).hasContent("127.0.0.1 localhost\n::1 ip6-localhost\n10.1.2.3 web01\n");
  }

  @Test
  void localhostKeepsBothAddressesWhereThereIsIpv6() throws Exception {
    Path hosts = hosts("127.0.0.1\tlocalhost", "::1\tlocalhost ip6-localhost");
    Files.createDirectories(root.resolve("proc/net"));
    Files.writeString(
        root.resolve("proc/net/if_inet6"),
        """
        00000000000000000000000000000001 01 80 10 80       lo
        20010db8000000000000000000000010 02 40 00 80     eth0
        """);

    startAndStop();

    assertThat(hosts).hasContent("127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost\n");
  }

  private Path hosts(String... lines) throws IOException {
    Path hosts = root.resolve("etc/hosts");
    Files.createDirectories(root.resolve("etc"));
    Files.write(hosts, List.of(lines));
    return hosts;
  }

  @Test
  void whatDeadProcessesLeftIsRemovedBeforeAnythingStarts() throws Exception {
    file("var/run/web.pid", "1");
    file("var/run/named/named.pid", "7");
    file("var/run/news/innd.pid", "7");
    file("var/run/sudo/_admin/tty1", "");
    file("var/run/kept/deeper/file", "");
    file("var/run/.hidden", "");
    file("var/lock/subsys/web", "");
    file("var/lib/rpm/__db.001", "");
    file("var/lib/mysql/host.example.pid", "12\n");
    file("var/lib/mysql/not.pid", "data of somebody\n");
    file("var/lib/mysql/ibdata1", "data");
    file("tmp/.s.PGSQL.5432.lock", "");
    file("tmp/.X0-lock", "");
    file("tmp/upload", "");
    file("opt/app/app.pid", "9 \n");
    file("opt/app/readme.pid", "not a number");
    file("data/precious", "");
    file("etc/mtab", "/dev/hda1 / ext3");
    Files.createSymbolicLink(root.resolve("var/run/elsewhere"), root.resolve("data"));
    dataDirectories = List.of("/var/lib/mysql");
    services.service(
        "app", true, "exit 0", "exit 0", List.of("/opt/app/readme.pid", "/opt/app/app.pid"));

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }

    for (String gone :
        List.of(
            "var/run/web.pid",
            "var/run/named/named.pid",
            "var/run/sudo/_admin/tty1",
            "var/run/.hidden",
            "var/lock/subsys/web",
            "var/lib/rpm/__db.001",
            "var/lib/mysql/host.example.pid",
            "tmp/.s.PGSQL.5432.lock",
            "tmp/.X0-lock",
            "opt/app/app.pid")) {
      assertThat(root.resolve(gone)).doesNotExist();
    }
    for (String kept :
        List.of(
            "var/run/named",
            "var/run/news/innd.pid",
            "var/run/kept/deeper/file",
            "var/lib/mysql/not.pid",
            "var/lib/mysql/ibdata1",
            "tmp/upload",
            "opt/app/readme.pid",
            "data/precious",
            "var/run/elsewhere/precious")) {
      assertThat(root.resolve(kept)).exists();
    }
    Path mountTable = root.resolve("etc/mtab");
    assertThat(Files.readSymbolicLink(mountTable)).hasToString("/proc/mounts");
    Files.delete(mountTable);
  }

  @Test
  void runtimeDirectoriesAreMadeWithTheirModes() throws Exception {
    runtimeFiles =
        List.of(
            new RuntimeFile("/run/lock", true, 01777, 0, 0),
            new RuntimeFile("/run/with 'quote' $(touch pwned)", true, 0750, 0, 0),
            new RuntimeFile("/run/utmp", false, 0664, 0, 0));
    file("run/utmp", "someone is logged in");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: no service is needed; waiting for a signal");
    }

    assertThat(Files.getAttribute(root.resolve("run/lock"), "unix:mode")).isEqualTo(0041777);
    assertThat(root.resolve("run/utmp")).isEmptyFile();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve("run/with 'quote' $(touch pwned)"))))
        .isEqualTo("rwxr-x---");
    assertThat(root.resolve("pwned")).doesNotExist();
  }

  @Test
  void scriptsOfGentooFindTheirServicesStoppedAndTheNetworkUp() throws Exception {
    file("etc/init.d/net.eth0", "#!/sbin/runscript");
    file("etc/runlevels/boot/localmount", "#!/sbin/runscript");
    file("etc/runlevels/boot/web", "#!/sbin/runscript");
    Path started = root.resolve("var/lib/init.d/started");
    Files.createDirectories(started);
    Files.createSymbolicLink(started.resolve("web"), Path.of("/etc/init.d/web"));

    startAndStop();

    assertThat(Files.readSymbolicLink(started.resolve("net.eth0")))
        .hasToString("/etc/init.d/net.eth0");
    assertThat(Files.isSymbolicLink(started.resolve("localmount"))).isTrue();
    assertThat(Files.isSymbolicLink(started.resolve("web"))).isFalse();
  }
}
