package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.exhume.core.kit.KitOptions;
import dev.exhume.core.kit.RescueKit;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mounted directory whose owner means no good, or whose disk had a bad end. */
class HostileRootTest {
  private static final String AT = "2026-01-31T09:30:00Z";

  @TempDir private Path directory;
  private Path root;

  @BeforeEach
  void aSmallRoot() throws IOException {
    root = directory.resolve("root");
    write("etc/redhat-release", "CentOS release 4.6 (Final)\n");
    write("etc/inittab", "id:3:initdefault:\n");
    script("etc/rc.d/init.d/httpd", "# chkconfig: 345 85 15\n");
    link("etc/rc.d/rc3.d/S85httpd", "../init.d/httpd");
    write("etc/httpd/conf/httpd.conf", "ServerRoot /etc/httpd\nListen 80\n");
    write("var/www/html/index.html", "hello\n");
  }

  @Test
  void noLinkLeadsToAFileOfThisMachine() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "outside-of-the-root\n");
    link("etc/motd", "../../../../../../../.." + secret);
    link("etc/hostname", secret.toString());
    link("etc/issue", "../../secret");
    link("etc/httpd/conf/httpd.conf.d", directory.toString());
    Files.delete(root.resolve("etc/redhat-release"));
    link("etc/redhat-release", secret.toString());
    link("var/www/x", "/etc/passwd");
    Path kit = directory.resolve("kit");

    assertThat(CommandRun.of("rescue", root, "-o", kit).status()).isZero();

    for (String file : List.of("profile.json", "RUNBOOK.md", "Dockerfile", "entrypoint.sh")) {
      assertThat(Files.readString(kit.resolve(file))).doesNotContain("outside-of-the-root");
    }
  }

  @Test
  void analysingLeavesEveryTimeAsItWas() throws IOException {
    FileTime old = FileTime.from(Instant.parse("2013-04-02T03:10:11Z"));
    List<Path> filesAndDirectories = everything();
    for (Path path : filesAndDirectories) {
      Files.setAttribute(path, "lastAccessTime", old);
    }
    List<String> before = times(filesAndDirectories);

    assertThat(CommandRun.of("analyze", root, "-o", directory.resolve("p.json")).status()).isZero();

    assertThat(times(filesAndDirectories)).isEqualTo(before);
  }

  @Test
  void theSameRootGivesTheSameBytesTwice() throws IOException {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    CommandRun.of("rescue", root, "-o", first, "--analysed-at", AT);
    CommandRun.of("rescue", root, "-o", second, "--analysed-at", AT);
    try (Stream<Path> files = Files.list(first)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("profile.json", "rootfs.tar.gz", "entrypoint.sh", "changes.json")
          .allSatisfy(
              name -> assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name)));
    }
  }

  @Test
  void namesThatAreCommandsStayNames() throws IOException {
    script("etc/rc.d/init.d/$(touch pwned);x", "# chkconfig: 345 99 01\n");
    link("etc/rc.d/rc3.d/S99$(touch pwned);x", "../init.d/$(touch pwned);x");
    write("etc/sysconfig/network", "HOSTNAME=\"a'b\\\"$(touch pwned)`touch pwned`.example.com\"\n");
    write("var/www/html/line\nRUN touch pwned", "x");
    Path kit = directory.resolve("kit");

    CommandRun run = CommandRun.of("rescue", root, "-o", kit);

    assertThat(run.status()).isZero();
    assertThat(Files.readString(kit.resolve("profile.json"))).contains("$(touch pwned);x");
    assertThat(Files.readAllLines(kit.resolve("Dockerfile")))
        .noneMatch(line -> line.startsWith("RUN"));
    for (String script : List.of("entrypoint.sh", "preflight.sh", "run.sh")) {
      assertThat(sh("-n", kit.resolve(script))).isZero();
    }
  }

  @Test
  void pipesInThePlaceOfConfigurationAreNotOpened() throws IOException {
    for (String path :
        List.of(
            "etc/fstab",
            "etc/passwd",
            "etc/cron.d/job",
            "etc/httpd/conf.d/pipe.conf",
            "etc/rc.d/init.d/pipe",
            "var/run/httpd.pid",
            "var/lib/rpm/Packages",
            "var/www/html/pipe.php")) {
      pipe(path);
    }
    write("etc/httpd/conf/httpd.conf", "ServerRoot /etc/httpd\nListen 80\nInclude conf.d/*\n");

    CommandRun run =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> CommandRun.of("rescue", root, "-o", directory.resolve("kit")));

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("public 80 httpd");
  }

  @Test
  void aDatabaseOfTerabytesOfNothingTakesNoHours() throws IOException {
    write("var/lib/rpm/Packages", "");
    write("var/log/wtmp", "");
    write("srv/disk.img", "");
    for (String path : List.of("var/lib/rpm/Packages", "var/log/wtmp", "srv/disk.img")) {
      try (RandomAccessFile file = new RandomAccessFile(root.resolve(path).toFile(), "rw")) {
        file.setLength(5L << 40);
      }
    }
    Path kit = directory.resolve("kit");

    CommandRun run =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> CommandRun.of("rescue", root, "-o", kit));

    assertThat(run.status()).isZero();
    assertThat(Files.readString(kit.resolve("changes.json")))
        .contains("\"path\": \"/srv/disk.img\"");
  }

  @Test
  void twoRunsAtOnceLeaveOneWholeKit() throws Exception {
    Path kit = directory.resolve("kit");
    Path alone = directory.resolve("alone");
    CommandRun.of("rescue", root, "-o", alone, "--analysed-at", AT);

    try (Stream<Integer> runs =
        Stream.of(1, 2)
            .parallel()
            .map(run -> CommandRun.of("rescue", root, "-o", kit, "--analysed-at", AT).status())) {
      assertThat(runs).containsOnly(0);
    }

    try (Stream<Path> files = Files.list(kit)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(RescueKit.files(KitOptions.usual()))
          .allSatisfy(
              name -> assertThat(kit.resolve(name)).hasSameBinaryContentAs(alone.resolve(name)));
    }
  }

  @Test
  void aMissingInittabIsAProblemAndTheServicesAreStillThere() throws IOException {
    Files.delete(root.resolve("etc/inittab"));
    String profile = analyze();
    assertThat(profile).contains("\"path\": \"/etc/inittab\"").contains("\"name\": \"httpd\"");
  }

  @Test
  void aTruncatedPackageDatabaseIsAProblem() throws IOException {
    Files.createDirectories(root.resolve("var/lib/rpm"));
    Files.write(root.resolve("var/lib/rpm/Packages"), new byte[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 0});
    assertThat(analyze()).contains("\"path\": \"/var/lib/rpm/Packages\"");
  }

  @Test
  void configurationThatIncludesItselfEndsAndIsAProblem() throws IOException {
    write("etc/httpd/conf/httpd.conf", "ServerRoot /etc/httpd\nListen 81\nInclude conf/a.conf\n");
    write("etc/httpd/conf/a.conf", "Include conf/httpd.conf\n");
    String profile = analyze();
    assertThat(profile).contains("\"port\": 81");
    assertThat(problems(profile)).contains("/etc/httpd/conf");
  }

  @Test
  void underStrictAProblemShowsInTheExitStatus() throws IOException {
    Files.delete(root.resolve("etc/inittab"));
    assertThat(CommandRun.of("analyze", root, "--strict").status()).isEqualTo(3);
  }

  private String analyze() {
    CommandRun run = CommandRun.of("analyze", root, "-o", "-");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    return run.out();
  }

  private static String problems(String profile) {
    return profile.substring(profile.indexOf("\"problems\":"));
  }

  /** All but symbolic links, whose access time is the kernel's alone. */
  private List<Path> everything() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(path -> !Files.isSymbolicLink(path)).sorted().toList();
    }
  }

  private static List<String> times(List<Path> paths) throws IOException {
    List<String> times = new ArrayList<>();
    for (Path path : paths) {
      Map<String, Object> attributes =
          Files.readAttributes(path, "unix:lastAccessTime,lastModifiedTime,ctime");
      times.add(path + " " + new TreeMap<>(attributes));
    }
    return times;
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void pipe(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    assertThat(run("mkfifo", file.toString())).isZero();
  }

  private void script(String path, String header) throws IOException {
    write(path, "#!/bin/sh\n" + header);
    Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void link(String path, String target) throws IOException {
    Path link = root.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  private static int sh(String option, Path script) throws IOException {
    return run("sh", option, script.toString());
  }

  private static int run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
