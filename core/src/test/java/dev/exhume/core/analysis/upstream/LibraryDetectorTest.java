package dev.exhume.core.analysis.upstream;

import static dev.exhume.core.analysis.upstream.ServerCase.needed;
import static dev.exhume.core.analysis.upstream.ServerCase.port;
import static dev.exhume.core.analysis.upstream.ServerCase.withPackage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Software;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryDetectorTest {
  private static final String JAR = "/opt/tomcat/webapps/shop/WEB-INF/lib/log4j-core.jar";
  private static final Service TOMCAT = needed("tomcat", "appserver");
  private static final List<Port> OPEN = List.of(port(8080, "tomcat", false));

  @Test
  void aLibraryThatANeededServiceCanLoadIsAsBadAsItsHoles() throws IOException {
    Finding finding = find(JAR, ArchiveScanTest.log4j("2.14.1"), OPEN).get(0);

    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.title())
        .isEqualTo(
            "Known holes in log4j-core 2.14.1 of Java: Log4Shell, Log4Shell again, after its first"
                + " mending");
    assertThat(finding.detail())
        .startsWith("It is in " + JAR + ". Log4Shell (CVE-2021-44228): this version has it;")
        .contains("tomcat can load it and is reached from outside");
    assertThat(finding.evidence()).containsExactly(Evidence.file(JAR));
  }

  @Test
  void oneThatNothingLoadsOrReachesIsLow() throws IOException {
    byte[] jar = ArchiveScanTest.log4j("2.14.1");

    assertThat(find("/home/eve/old/log4j-core.jar", jar, OPEN))
        .extracting(Finding::severity)
        .containsExactly(Severity.LOW);
    assertThat(find(JAR, jar, List.of()))
        .extracting(Finding::severity)
        .containsExactly(Severity.LOW);
  }

  @ParameterizedTest
  @CsvSource({
    "2.0-beta8, false",
    "2.0-beta9, true",
    "2.3.1, false",
    "2.12.1, true",
    "2.12.2, false",
    "2.15.0, true",
    "2.16.0, false",
    "2.17.1, false"
  })
  void log4jIsJudgedByItsBranch(String version, boolean hasHole) throws IOException {
    assertThat(find(JAR, ArchiveScanTest.log4j(version), OPEN).isEmpty()).isEqualTo(!hasHole);
  }

  @Test
  void withoutTheClassTheHoleIsGone() throws IOException {
    byte[] mended =
        ArchiveScanTest.zip(
            ArchiveScanTest.entries(
                "META-INF/maven/org/log4j-core/pom.properties",
                ArchiveScanTest.properties("2.14.1")));

    assertThat(find(JAR, mended, OPEN)).isEmpty();
  }

  @Test
  void aCopyOfUnknownVersionIsPossiblyOpen() throws IOException {
    byte[] shaded =
        ArchiveScanTest.zip(ArchiveScanTest.entries("shop/log4j/core/lookup/JndiLookup.class", ""));

    Finding finding = find("/opt/tomcat/lib/shop.jar", shaded, OPEN).get(0);

    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(finding.detail()).contains("possibly, its version is not known");
  }

  @ParameterizedTest
  @CsvSource({
    "struts2-core-2.3.31.jar, CVE-2017-5638",
    "struts2-core-2.3.35.jar, ",
    "struts2-core-2.5.10.1.jar, CVE-2018-11776",
    "spring-beans-5.3.17.jar, CVE-2022-22965",
    "spring-beans-5.3.18.jar, ",
    "spring-beans-5.2.20.RELEASE.jar, ",
    "commons-fileupload-1.3.2.jar, CVE-2016-1000031",
    "commons-fileupload-1.3.3.jar, ",
    "struts-core-1.3.10.jar, CVE-2014-0114"
  })
  void otherLibrariesAreJudgedByTheirVersions(String name, @Nullable String cve)
      throws IOException {
    byte[] jar = ArchiveScanTest.zip(Map.of("a.txt", new byte[0]));

    List<Finding> findings = find("/opt/tomcat/lib/" + name, jar, OPEN);

    if (cve == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).extracting(Finding::detail).first().asString().contains(cve);
    }
  }

  @Test
  void aJarOfAPackageIsTheDistributionsAffair() throws IOException {
    ServerBuilder server = withPackage("liblog4j2-java", "2.7-2", "/usr/share/java/log4j-core.jar");

    assertThat(
            find(server, "/usr/share/java/log4j-core.jar", ArchiveScanTest.log4j("2.7"), List.of()))
        .isEmpty();
  }

  private static List<Finding> find(String path, byte[] archive, List<Port> ports)
      throws IOException {
    return find(withPackage("coreutils", "8.32-4", "/bin/ls"), path, archive, ports);
  }

  private static List<Finding> find(
      ServerBuilder server, String path, byte[] archive, List<Port> ports) throws IOException {
    Path root = server.bytes(path, archive).root();
    JavaArchiveFiles files = new JavaArchiveFiles();
    files.add(root.resolve(path.substring(1)));
    Software tomcat =
        new Software(
            "tomcat",
            Optional.of("9.0.50"),
            "application-server",
            "/opt/tomcat",
            Optional.empty(),
            Evidence.file("/opt/tomcat/lib/catalina.jar"));
    try (PackageInventory packages = ServerCase.packages(root)) {
      return LibraryDetector.detect(
          ServerCase.evidence(root, packages, List.of(tomcat), List.of(TOMCAT), ports, List.of()),
          files);
    }
  }
}
