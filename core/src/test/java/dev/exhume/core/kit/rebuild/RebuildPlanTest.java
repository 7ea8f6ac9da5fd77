package dev.exhume.core.kit.rebuild;

import static dev.exhume.core.kit.Profiles.profile;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.core.kit.NotRebuildableException;
import dev.exhume.core.kit.root.RootTarball;
import dev.exhume.core.kit.root.Selection;
import dev.exhume.core.kit.root.Surgery;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.SystemBuilder;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class RebuildPlanTest {
  private static final OperatingSystem ETCH =
      SystemBuilder.system("debian", "4.0").codename("etch").architecture("i386").build();

  private static final Instant AFTERWARDS = ServerBuilder.INSTALLED.plus(Duration.ofDays(9));

  private final List<String> status = new ArrayList<>();
  private final ServerBuilder server =
      DeadServers.server()
          .file("/etc/passwd", "root:x:0:0::/root:/bin/sh")
          .file("/etc/group", "root:x:0:")
          .file("/etc/shadow", "root:!:1::::::")
          .executable("/etc/init.d/shop", "#!/bin/sh", "/usr/sbin/shopd")
          .executable("/usr/sbin/shopd", "#!/bin/sh")
          .executable("/bin/sh", "shell");

  @Test
  void packagesThatAServiceNeedsAreInstalledAndOthersAreNot() throws IOException {
    shop().pack("games", "", "/usr/games/tetris");
    server.file("/usr/games/tetris", "fun").file("/usr/share/shop/data", "x");

    RebuildPlan plan = plan();

    assertThat(plan.installList()).isEqualTo("helpers\nshop\n");
    assertThat(plan.list().notNeeded()).containsExactly("games-1");
    assertThat(overlay(plan)).doesNotContain("usr/games/tetris", "usr/sbin/shopd");
  }

  @Test
  void whatNoPackageOwnsComesFromTheOldDisk() throws IOException {
    shop();
    server
        .file("/srv/www/index.html", "hello")
        .file("/usr/local/bin/own", "own")
        .file("/var/lib/mysql/shop/items.MYD", "rows");

    assertThat(overlay(plan()))
        .contains("srv/www/index.html", "usr/local/bin/own", "var/lib/mysql/shop/items.MYD");
  }

  @Test
  void configurationThatSomebodyChangedComesFromTheOldDiskAndTheRestFromThePackage()
      throws Exception {
    shop();
    configured("shop", "/etc/shop/changed.conf", "as packaged");
    configured("shop", "/etc/shop/same.conf", "same");
    server.file("/etc/shop/changed.conf", "by hand").file("/etc/shop/same.conf", "same");

    assertThat(overlay(plan()))
        .contains("etc/shop/changed.conf")
        .doesNotContain("etc/shop/same.conf", "etc/shop/");
  }

  @Test
  void aProgramThatSomebodyChangedStaysOutAndThatIsTold() throws IOException {
    shop();
    server
        .bytes("/usr/bin/helper", (byte) 0x7F, (byte) 'E', (byte) 'L', (byte) 'F', (byte) 1)
        .file("/usr/share/shop/data", "patched by hand")
        .file(
            "/var/lib/dpkg/info/helpers.md5sums",
            "00000000000000000000000000000000  usr/bin/helper")
        .file(
            "/var/lib/dpkg/info/shop.md5sums",
            "00000000000000000000000000000000  usr/share/shop/data")
        .modified("/usr/bin/helper", AFTERWARDS)
        .modified("/usr/share/shop/data", AFTERWARDS);

    RebuildPlan plan = plan();

    assertThat(overlay(plan)).contains("usr/share/shop/data").doesNotContain("usr/bin/helper");
    assertThat(plan.list().leftOut())
        .extracting(RebuildList.LeftOut::path)
        .containsExactly("/usr/bin/helper");
  }

  @Test
  void filesOfAThirdPartysPackageComeFromTheOldDiskBecauseNoArchiveHasIt() throws IOException {
    shop();
    pack("acme-agent", "", "/opt/acme/agent");
    status.add(status.indexOf("Package: acme-agent") + 1, "Maintainer: root@web01");
    server.file("/opt/acme/agent", "x");

    RebuildPlan plan = plan();

    assertThat(plan.list().thirdParty())
        .extracting(RebuildList.ThirdParty::name)
        .containsExactly("acme-agent-1");
    assertThat(plan.installList()).doesNotContain("acme");
    assertThat(overlay(plan)).contains("opt/acme/agent");
  }

  @Test
  void accountsComeBeforeThePackagesAndAreNotLaidOverThoseThatPackagesAdd() throws IOException {
    shop();

    RebuildPlan plan = plan();

    assertThat(names(plan.first()))
        .containsExactlyInAnyOrder("etc/passwd", "etc/group", "etc/shadow");
    assertThat(overlay(plan)).doesNotContain("etc/passwd", "etc/group", "etc/shadow");
  }

  @Test
  void thePackageManagersOwnFilesStayOut() throws IOException {
    shop();
    server
        .file("/etc/apt/sources.list", "deb http://gone.example.com etch main")
        .file("/var/cache/apt/archives/shop_1_i386.deb", "x")
        .file("/etc/ld.so.cache", "x");

    assertThat(overlay(plan()))
        .noneMatch(name -> name.startsWith("var/lib/dpkg") || name.startsWith("var/cache/apt"))
        .doesNotContain("etc/apt/sources.list", "etc/ld.so.cache");
  }

  @Test
  void linksThatWouldLeadNowhereStayOutAndDirectoriesThatPackagesBringKeepTheirShape()
      throws IOException {
    shop().pack("games", "", "/usr/games/tetris");
    server
        .file("/usr/games/tetris", "fun")
        .link("/etc/alternatives/game", "/usr/games/tetris")
        .link("/usr/lib/libshop.so.1", "libshop.so.1.0")
        .link("/lib64", "usr/lib64")
        .link("/etc/rc2.d/S20shop", "../init.d/shop");
    server.file("/usr/lib/libshop.so.1.0", "x");
    status.clear();
    shop().pack("games", "", "/usr/games/tetris").pack("libshop", "", "/usr/lib/libshop.so.1.0");

    assertThat(overlay(plan()))
        .contains("etc/rc2.d/S20shop")
        .doesNotContain("etc/alternatives/game", "usr/lib/libshop.so.1", "lib64", "bin/", "./");
  }

  @Test
  void aServerOfWhichNoArchiveOrNoPackageIsKnownCannotBeBuiltAnew() {
    ServerProfile slackware =
        profile()
            .os(SystemBuilder.system("slackware", "11.0").architecture("i386").build())
            .build();
    ServerProfile empty = profile().os(ETCH).build();

    assertThatThrownBy(() -> RebuildPlan.require(slackware))
        .isInstanceOf(NotRebuildableException.class)
        .hasMessageContaining("no archive is known");
    assertThatThrownBy(() -> RebuildPlan.require(empty))
        .isInstanceOf(NotRebuildableException.class)
        .hasMessageContaining("no package database was found");
  }

  private RebuildPlanTest shop() {
    server
        .file("/usr/share/shop/data", "x")
        .executable("/usr/sbin/shopd", "#!/bin/sh", "helper")
        .executable("/usr/bin/helper", "x");
    pack("shop", "helpers", "/etc/init.d/shop", "/usr/sbin/shopd", "/usr/share/shop/data");
    pack("helpers", "", "/bin", "/etc", "/etc/init.d", "/usr", "/usr/bin", "/usr/bin/helper");
    return this;
  }

  private RebuildPlanTest pack(String name, String depends, String... files) {
    status.addAll(
        List.of(
            "Package: " + name,
            "Version: 1",
            "Status: install ok installed",
            "Depends: " + depends,
            ""));
    server.file("/var/lib/dpkg/info/" + name + ".list", files);
    return this;
  }

  /** Makes a file a configuration file of a package that brought this one line. */
  private void configured(String name, String path, String line) throws GeneralSecurityException {
    byte[] sum = MessageDigest.getInstance("MD5").digest((line + "\n").getBytes(ISO_8859_1));
    String digest = HexFormat.of().formatHex(sum);
    int at = status.indexOf("Package: " + name) + 1;
    if (!status.get(at).equals("Conffiles:")) {
      status.add(at, "Conffiles:");
    }
    status.add(at + 1, " %s %s".formatted(path, digest));
    List<String> files =
        new ArrayList<>(
            List.of("/etc/init.d/shop", "/usr/sbin/shopd", "/usr/share/shop/data", "/etc/shop"));
    status.stream()
        .filter(text -> text.startsWith(" /etc/"))
        .map(text -> text.substring(1, text.lastIndexOf(' ')))
        .forEach(files::add);
    server.file("/var/lib/dpkg/info/" + name + ".list", files.toArray(String[]::new));
  }

  private RebuildPlan plan() throws IOException {
    if (!status.isEmpty()) {
      server.file("/var/lib/dpkg/status", status.toArray(String[]::new));
    }
    ServerProfile built =
        profile()
            .os(ETCH)
            .service("shop", Verdict.NEEDED, "it", List.of(), "/etc/init.d/shop", "start")
            .build();
    return RebuildPlan.of(server.root(), built, List.of(), new Problems());
  }

  private List<String> overlay(RebuildPlan plan) throws IOException {
    return names(plan.overlay());
  }

  private List<String> names(Selection selection) throws IOException {
    Path root = server.root();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RootTarball.write(root, Surgery.none().selecting(selection), (files, size) -> {}, bytes);
    List<String> names = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
