package dev.exhume.core.analysis.software.modules;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleSearchTest {
  private final Problems problems = new Problems();

  private List<String> search(ServerBuilder server) {
    Path root = server.root();
    return ModuleSearch.search(root, PackageDetector.detect(root, new Problems()), problems)
        .stream()
        .map(ModuleSearchTest::line)
        .toList();
  }

  private static String line(Software software) {
    return "%s %s %s %s"
        .formatted(
            software.kind(),
            software.name(),
            software.version().orElse("?"),
            software.evidence().location());
  }

  @Test
  void everyLanguageHasItsOwnMarks() {
    String perl = "/usr/local/lib/perl/5.10.1/auto/Foo/Bar/.packlist";
    String python = "/usr/local/lib/python2.6/dist-packages/";
    String gems = "/var/lib/gems/1.8/specifications/";
    String node = "/usr/local/lib/node_modules/";
    String pear = "/usr/local/lib/php/.registry/.channel.pear.example.org/tool.reg";
    assertThat(
            search(
                server()
                    .file(
                        perl,
                        "/usr/local/man/man3/Foo::Bar.3pm",
                        "/usr/local/share/perl/5.10.1/Foo/Bar.pm type=file")
                    .file(
                        "/usr/local/share/perl/5.10.1/Foo/Bar.pm",
                        "package Foo::Bar;",
                        "our $VERSION = '1.23';")
                    .file(python + "six-1.17.0.dist-info/METADATA", "Name: six")
                    .file(python + "Trac-0.11-py2.6.egg/EGG-INFO/PKG-INFO", "Version: 0.11")
                    .file(python + "bare.egg-info", "Name: bare", "Version: 3.1")
                    .file(gems + "rails-2.3.5.gemspec", "")
                    .file(gems + "net-ssh-2.0.1-java.gemspec", "")
                    .file(node + "left-pad/package.json", "{", "  \"version\": \"1.3.0\"", "}")
                    .file(node + "@scope/tool/package.json", "{", "  \"name\": \"tool\"", "}")
                    .file(
                        pear,
                        "a:2:{s:4:\"name\";s:7:\"version\";a:2:{s:7:\"release\";s:5:\"1.9.0\"")
                    .file("/usr/local/lib/php/extensions/no-debug-non-zts-20060613/apc.so", "ELF")))
        .containsExactlyInAnyOrder(
            "perl-module Foo::Bar 1.23 " + perl,
            "python-module six 1.17.0 " + python + "six-1.17.0.dist-info/METADATA",
            "python-module bare 3.1 " + python + "bare.egg-info",
            "python-module Trac 0.11 " + python + "Trac-0.11-py2.6.egg/EGG-INFO/PKG-INFO",
            "ruby-gem net-ssh 2.0.1 " + gems + "net-ssh-2.0.1-java.gemspec",
            "ruby-gem rails 2.3.5 " + gems + "rails-2.3.5.gemspec",
            "node-module left-pad 1.3.0 " + node + "left-pad/package.json",
            "node-module @scope/tool ? " + node + "@scope/tool/package.json",
            "php-module tool 1.9.0 " + pear,
            "php-extension apc ? /usr/local/lib/php/extensions/no-debug-non-zts-20060613/apc.so");
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void whatAPackageOwnsIsNoNews() {
    assertThat(
            search(
                server()
                    .file(
                        "/var/lib/dpkg/status",
                        "Package: python-six",
                        "Status: install ok installed",
                        "Architecture: all",
                        "Version: 1.0-1",
                        "")
                    .file(
                        "/var/lib/dpkg/info/python-six.list",
                        "/usr/lib/python2.6/dist-packages/six-1.0.egg-info/PKG-INFO",
                        "/usr/share/pyshared/old-1.0.egg-info")
                    .file("/usr/lib/python2.6/dist-packages/six-1.0.egg-info/PKG-INFO", "")
                    .file("/usr/share/pyshared/old-1.0.egg-info", "")
                    .link(
                        "/usr/lib/python2.6/dist-packages/old-1.0.egg-info",
                        "/usr/share/pyshared/old-1.0.egg-info")
                    .file("/usr/lib/python2.6/dist-packages/own-1.0.egg-info", "")))
        .containsExactly("python-module own 1.0 /usr/lib/python2.6/dist-packages/own-1.0.egg-info");
  }

  @Test
  void withoutAPackageDatabaseOnlyLocalPlacesCount() {
    assertThat(
            search(
                server()
                    .file("/usr/lib/node_modules/npm/package.json", "{}")
                    .file("/usr/lib/python2.6/site-packages/a-1.egg-info", "")))
        .isEmpty();
  }

  @Test
  void ofManyModulesOnlyTheFirstAreListedAndTheCountIsTold() {
    ServerBuilder server = server();
    for (int i = 0; i < 250; i++) {
      server.file("/usr/local/lib/ruby/gems/1.8/specifications/gem%d-1.0.gemspec".formatted(i), "");
    }

    assertThat(search(server)).hasSize(200);
    assertThat(problems.sorted())
        .extracting(problem -> problem.message())
        .containsExactly("holds 250 modules that no package owns; only 200 are listed");
  }

  @Test
  void namesThatNobodyGivesAreLeftOut() {
    assertThat(
            search(
                server()
                    .file("/usr/local/lib/node_modules/a b; rm/package.json", "{}")
                    .file("/usr/local/lib/python2.6/dist-packages/-1.egg-info", "")))
        .isEmpty();
  }
}
