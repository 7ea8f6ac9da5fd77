package dev.exhume.core.analysis.packages.closure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PackageClosureTest {
  @Test
  void alternativesVirtualPackagesAndArchitecturesAreResolved() throws IOException {
    Path root =
        status(
            "Package: web\nVersion: 1\nDepends: libc (>= 2), perl:any, mta | mail-agent\n"
                + "Pre-Depends: base",
            "Package: libc\nVersion: 2",
            "Package: perl\nVersion: 5\nDepends: libc",
            "Package: postfix\nVersion: 3\nProvides: mail-agent (= 1), smtp\nDepends: ssl",
            "Package: ssl\nVersion: 1",
            "Package: base\nVersion: 1",
            "Package: games\nVersion: 1\nDepends: libc");

    assertThat(closure(root, "web"))
        .containsExactly("base", "libc", "perl", "postfix", "ssl", "web");
  }

  @Test
  void packagesThatRequireEachOtherAreNoEndlessLoop() throws IOException {
    Path root =
        status("Package: a\nVersion: 1\nDepends: b, missing", "Package: b\nVersion: 1\nDepends: a");

    assertThat(closure(root, "a")).containsExactly("a", "b");
  }

  @Test
  void whatOnlyTheScriptsOfPackagesCallIsMarkedSo() throws IOException {
    Path root = status("Package: a\nVersion: 1\nDepends: debconf (>= 0.5) | debconf-2.0, libc");

    try (PackageSource source = PackageDetector.open(root, new Problems()).orElseThrow()) {
      assertThat(source.packages().get(0).relations().needs())
          .extracting(Requirement::isForScripts)
          .containsExactly(true, false);
    }
  }

  @Test
  void alpineNamesLibrariesAndCommandsWithVersions() throws IOException {
    Path root =
        DeadServers.server()
            .file(
                "/lib/apk/db/installed",
                "P:nginx",
                "V:1.4",
                "D:so:libz.so.1 cmd:sh !apache zlib>=1.2",
                "",
                "P:zlib",
                "V:1.2",
                "p:so:libz.so.1=1.2.8",
                "",
                "P:busybox",
                "V:1.2",
                "p:cmd:sh=1.2",
                "",
                "P:apache",
                "V:2")
            .root();

    assertThat(closure(root, "nginx")).containsExactly("busybox", "nginx", "zlib");
  }

  @Test
  void gentooNamesPackagesUnderConditions() throws IOException {
    Path root =
        DeadServers.server()
            .file("/var/db/pkg/www-servers/apache-2.2.3/CONTENTS", "dir /etc")
            .file(
                "/var/db/pkg/www-servers/apache-2.2.3/RDEPEND",
                "ssl? ( >=dev-libs/openssl-0.9.8f ) dev-libs/expat !app-misc/rival =sys-libs/zlib-1.2*:0")
            .file("/var/db/pkg/dev-libs/openssl-0.9.8g/CONTENTS", "dir /etc")
            .file("/var/db/pkg/dev-libs/expat-2.0/CONTENTS", "dir /etc")
            .file("/var/db/pkg/app-misc/rival-1/CONTENTS", "dir /etc")
            .root();

    assertThat(closure(root, "www-servers/apache"))
        .containsExactly("dev-libs/expat", "dev-libs/openssl", "www-servers/apache");
  }

  private static Path status(String... paragraphs) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : paragraphs) {
      lines.addAll(paragraph.lines().toList());
      lines.add("Status: install ok installed");
      lines.add("");
    }
    return DeadServers.server().file("/var/lib/dpkg/status", lines.toArray(String[]::new)).root();
  }

  private static Set<String> closure(Path root, String wanted) throws IOException {
    try (PackageSource source = PackageDetector.open(root, new Problems()).orElseThrow()) {
      List<ListedPackage> packages = source.packages();
      List<String> names = packages.stream().map(one -> one.item().name()).toList();
      PackageClosure closure =
          PackageClosure.of(
              packages.stream().map(ListedPackage::relations).toList(), path -> List.of());
      Set<String> found = new TreeSet<>();
      closure.of(Set.of(names.indexOf(wanted))).forEach(number -> found.add(names.get(number)));
      return found;
    }
  }
}
