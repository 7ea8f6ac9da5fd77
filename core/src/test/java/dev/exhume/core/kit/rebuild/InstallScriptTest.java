package dev.exhume.core.kit.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.SystemBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of the build with package managers that only play. */
class InstallScriptTest {
  private static final PackageArchive ETCH =
      PackageArchive.of(
              SystemBuilder.system("debian", "4.0").codename("etch").architecture("i386").build())
          .orElseThrow();
  private static final PackageArchive CENTOS =
      PackageArchive.of(SystemBuilder.system("centos", "5.11").architecture("i386").build())
          .orElseThrow();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash --posix", "/bin/busybox ash"})
  void aptGetsTheRepositoriesOfTheArchiveAndInstallsAllAtOnce(String shell) throws Exception {
    stubs("shop helpers");

    String output = run(shell, ETCH, "shop", "helpers");

    assertThat(output).contains("exhume: all packages are installed");
    assertThat(directory.resolve("etc/apt/sources.list"))
        .hasContent(
            """
            deb http://mirror/debian etch main contrib non-free
            deb http://mirror/security etch/updates main contrib non-free
            """);
    assertThat(calls()).filteredOn(call -> call.contains(" install ")).hasSize(1);
    assertThat(calls()).anyMatch(call -> call.endsWith("install shop helpers"));
    assertThat(directory.resolve("usr/sbin/policy-rc.d")).doesNotExist();
    assertThat(settings()).doesNotContain("AllowUnauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash --posix", "/bin/busybox ash"})
  void aPackageThatTheArchiveLacksIsNamedAndTheOthersAreInstalled(String shell) throws Exception {
    stubs("shop helpers");

    String output = run(shell, ETCH, "shop", "gone", "helpers");

    assertThat(output).contains("not installed").contains("gone");
    assertThat(directory.resolve("not-installed.txt")).hasContent("gone\n");
    assertThat(directory.resolve("installed/shop")).exists();
    assertThat(directory.resolve("installed/helpers")).exists();
  }

  @Test
  void whatAnArchiveWithExpiredKeysHasIsTakenWithoutSignaturesOnlyThen() throws Exception {
    stubs("shop");
    Files.writeString(directory.resolve("expired"), "");

    String output = run("/bin/dash", ETCH, "shop");

    assertThat(output).contains("once more without signatures", "all packages are installed");
    assertThat(settings()).contains("AllowUnauthenticated \"true\"");
  }

  @Test
  void theRepositoriesOfTheBaseImageAreSetAside() throws Exception {
    stubs("shop");
    file("etc/apt/sources.list.d/backports.list", "deb http://gone/ etch main");
    run("/bin/dash", ETCH, "shop");
    file("etc/yum.repos.d/CentOS-Base.repo", "[base]");
    run("/bin/dash", CENTOS, "shop");

    assertThat(directory.resolve("etc/apt/sources.list.d/backports.list")).doesNotExist();
    assertThat(directory.resolve("etc/apt/sources.list.d/backports.list.before")).exists();
    assertThat(directory.resolve("etc/yum.repos.d/CentOS-Base.repo")).doesNotExist();
    assertThat(directory.resolve("etc/yum.repos.d/CentOS-Base.repo.before")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash --posix", "/bin/busybox ash"})
  void yumGetsTheRepositoriesOfTheArchiveAndChecksSignaturesIfThereAreKeys(String shell)
      throws Exception {
    stubs("shop helpers");
    file("etc/yum.repos.d/CentOS-Base.repo", "[base]");
    file("etc/pki/rpm-gpg/RPM-GPG-KEY-CentOS-5", "key");
    file("var/lib/rpm/__db.001", "lock");

    String output = run(shell, CENTOS, "shop", "helpers");

    assertThat(output).contains("exhume: all packages are installed");
    assertThat(directory.resolve("etc/yum.repos.d/archive.repo"))
        .content()
        .contains(
            """
            [archive-updates]
            name=archive updates
            baseurl=http://mirror/debian/updates/i386/
            enabled=1
            gpgcheck=1
            """)
        .contains("[archive-os]");
    assertThat(calls()).contains("yum -y install shop helpers").anyMatch(c -> c.contains("import"));
    assertThat(directory.resolve("var/lib/rpm/__db.001")).doesNotExist();
  }

  @Test
  void theFirstYumWhichKnowsNoDirectoryOfRepositoriesGetsThemInItsOnlyFile() throws Exception {
    stubs("shop");
    file("etc/yum.conf", "[base]");

    String output = run("/bin/dash", CENTOS, "shop", "gone");

    assertThat(directory.resolve("etc/yum.conf"))
        .content()
        .startsWith("[main]\n")
        .contains("[archive-os]", "gpgcheck=0");
    assertThat(directory.resolve("etc/yum.conf.before")).hasContent("[base]");
    assertThat(output).contains("signatures cannot be checked", "not installed");
    assertThat(directory.resolve("not-installed.txt")).hasContent("gone\n");
  }

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    Path shellcheck = Path.of("/usr/bin/shellcheck");
    assumeTrue(Files.isExecutable(shellcheck), "shellcheck is not on this machine");
    for (PackageArchive archive : List.of(ETCH, CENTOS)) {
      for (String text :
          List.of(
              RebuildScripts.install(archive),
              RebuildScripts.base(archive, Optional.of("linux/386")))) {
        Path script = directory.resolve("checked.sh");
        Files.writeString(script, text);
        Process process =
            new ProcessBuilder(shellcheck.toString(), "-s", "sh", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
      }
    }
  }

  /** Package managers that have these packages; a name among others lets them fail as a whole. */
  private void stubs(String available) throws IOException {
    Files.createDirectories(directory.resolve("installed"));
    String body =
        """
        #!/bin/sh
        echo "${0##*/} $*" >> '%1$s/calls'
        case " $* " in
          *" install "*) ;;
          *) exit 0 ;;
        esac
        if [ -f '%1$s/expired' ] && ! grep -q AllowUnauthenticated '%1$s/etc/apt/apt.conf.d/95archive'; then exit 100; fi
        names=
        for word in "$@"; do
          case $word in
            -* | install | Dpkg* | APT*) ;;
            *) names="$names $word" ;;
          esac
        done
        for name in $names; do
          case " %2$s " in
            *" $name "*) ;;
            *) exit 100 ;;
          esac
        done
        for name in $names; do : > "%1$s/installed/$name"; done
        """
            .formatted(directory, available);
    stub("apt-get", body);
    stub("yum", body);
    stub(
        "dpkg-query",
        "#!/bin/sh\nfor name; do :; done\n[ -f '%s/installed/'\"$name\" ] && echo install ok installed\n"
            .formatted(directory));
    stub(
        "rpm",
        "#!/bin/sh\necho \"rpm $*\" >> '%1$s/calls'\n[ \"$1\" = --import ] || [ -f '%1$s/installed/'\"$2\" ]\n"
            .formatted(directory));
    stub("setarch", "#!/bin/sh\nexit 1\n");
  }

  private void stub(String name, String text) throws IOException {
    Path file = directory.resolve("bin").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void file(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(directory.resolve("calls"));
  }

  private String settings() throws IOException {
    return Files.readString(directory.resolve("etc/apt/apt.conf.d/95archive"));
  }

  private String run(String shell, PackageArchive archive, String... packages)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Splitter.on(' ').splitToList(shell));
    assumeTrue(
        Files.isExecutable(Path.of(command.get(0))), command.get(0) + " is not on this machine");
    Path script = directory.resolve("install.sh");
    Files.writeString(script, RebuildScripts.install(archive));
    Path list = directory.resolve("packages-to-install.txt");
    Files.writeString(list, String.join("\n", packages) + "\n");
    command.addAll(List.of(script.toString(), list.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("ROOT", directory.toString());
    builder.environment().put("ARCHIVE", "http://mirror/debian");
    builder.environment().put("SECURITY", "http://mirror/security");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
