package dev.exhume.core.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.exhume.core.InstalledPackages;
import dev.exhume.core.profile.ItemBuilder;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.Item;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile.Tool;
import dev.exhume.core.profile.SystemBuilder;
import dev.exhume.testdata.RpmDatabases;
import dev.exhume.testdata.SqliteDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxTest {
  @TempDir private Path directory;

  private static final String SCHEMAS = "http://cyclonedx.org/schema/";
  private static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");

  @Test
  void theBillIsValidByTheSpecificationsOwnSchema() throws IOException {
    CycloneDx bill = bill(httpd(), httpd(), item("x y<z", Optional.empty()));
    assertThat(violations(ProfileJson.toString(bill))).isEmpty();
  }

  static Stream<String> databases() {
    return Stream.of(
            RpmDatabases.NAMES,
            RpmDatabases.BTREE_NAMES,
            RpmDatabases.NDB_NAMES,
            RpmDatabases.HEAP_NAMES,
            List.of(RpmDatabases.TAGS))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theBillOfADatabaseOfAnyFormatIsValid(String name) throws IOException {
    isValid(Files.write(directory.resolve("database"), RpmDatabases.packagesFile(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log-only", "journal-hot"})
  void soIsThatOfADatabaseWithALogOrAJournal(String name) throws IOException {
    isValid(SqliteDatabases.write(name, directory));
  }

  private static void isValid(Path file) throws IOException {
    try (InstalledPackages installed = InstalledPackages.open(file)) {
      CycloneDx bill =
          CycloneDx.of(installed.packages(), installed.os(), new Tool("exhume", "0.1.0"), AT);
      assertThat(bill.components()).hasSizeGreaterThan(1);
      assertThat(violations(ProfileJson.toString(bill))).isEmpty();
    }
  }

  @Test
  void theHolesOfItsPackagesAreToldWithWhatBecameOfThem() throws IOException {
    Path status =
        Files.write(
            Files.createDirectories(directory.resolve("root/var/lib/dpkg")).resolve("status"),
            List.of("Package: bash", "Status: install ok installed", "Version: 4.1-3+deb6u1"));
    Files.writeString(
        Files.createDirectories(directory.resolve("root/etc")).resolve("debian_version"), "6.0\n");
    assertThat(status).exists();
    try (InstalledPackages installed = InstalledPackages.open(directory.resolve("root"))) {
      CycloneDx bill =
          CycloneDx.of(
              installed.packages(),
              installed.os(),
              new Tool("exhume", "0.1.0"),
              AT,
              installed.assess(Optional.empty()));

      assertThat(violations(ProfileJson.toString(bill))).isEmpty();
      String bash = bill.components().get(0).reference();
      assertThat(bill.vulnerabilities())
          .allSatisfy(
              hole ->
                  assertThat(hole.affects()).containsExactly(new KnownVulnerability.Affected(bash)))
          .extracting(KnownVulnerability::id, hole -> hole.analysis().state())
          .contains(tuple("CVE-2014-6271", "resolved"), tuple("CVE-2014-7169", "exploitable"));
    }
  }

  @Test
  void aBillWithoutAFormatWouldNotBeValid() throws IOException {
    String broken = ProfileJson.toString(bill(httpd())).replace("CycloneDX", "Other");
    assertThat(violations(broken)).isNotEmpty();
  }

  @Test
  void aPackageUrlNamesDistributionArchitectureEpochAndSource() {
    assertThat(bill(httpd()).components().get(0).purl())
        .contains(
            "pkg:rpm/centos/httpd@2.0.52-38.ent.centos4"
                + "?arch=i386&distro=centos-4.6&epoch=2&upstream=httpd-2.0.52.src.rpm");
  }

  @Test
  void aModularPackageNamesItsModuleAndRedHatIsCalledAsItCallsItself() {
    Item nginx =
        ItemBuilder.item("nginx")
            .version("1.14.1")
            .release("9.module+el8.0.0+4108+af250afe")
            .modularityLabel("nginx:1.14:8000020190830002848:f8e95b4e")
            .build();
    assertThat(
            CycloneDx.of(
                    ItemBuilder.packages("rpm", List.of(nginx)),
                    system("rhel", "8.0"),
                    new Tool("exhume", "0.1.0"),
                    AT)
                .components()
                .get(0)
                .purl())
        .contains(
            "pkg:rpm/redhat/nginx@1.14.1-9.module%2Bel8.0.0%2B4108%2Baf250afe"
                + "?distro=rhel-8.0&rpmmod=nginx:1.14:8000020190830002848:f8e95b4e");
  }

  @Test
  void packagesOfPlainFilesHaveTheTypeThatTheSpecificationHasOrNoneOfTheirOwn() {
    assertThat(url("apk", "alpine", ItemBuilder.item("musl").version("1.1.14-r14").build()))
        .contains("pkg:apk/alpine/musl@1.1.14-r14?distro=alpine-1");
    assertThat(url("pacman", "arch", ItemBuilder.item("bash").version("5.1.4-1").build()))
        .contains("pkg:alpm/arch/bash@5.1.4-1?distro=arch-1");
    assertThat(
            url(
                "portage",
                "gentoo",
                ItemBuilder.item("www-servers/apache").version("2.2.11-r2").build()))
        .contains("pkg:generic/gentoo/www-servers/apache@2.2.11-r2?distro=gentoo-1");
    assertThat(
            url(
                "pkgtools",
                "slackware",
                ItemBuilder.item("httpd")
                    .version("2.2.4")
                    .release("6_slack12.0")
                    .architecture("i486")
                    .build()))
        .contains("pkg:generic/slackware/httpd@2.2.4-6_slack12.0?arch=i486&distro=slackware-1");
  }

  private static Optional<String> url(String manager, String os, Item item) {
    return CycloneDx.of(
            ItemBuilder.packages(manager, List.of(item)),
            system(os, "1"),
            new Tool("exhume", "0.1.0"),
            AT)
        .components()
        .get(0)
        .purl();
  }

  @Test
  void theEpochOfADebianPackageIsPartOfItsVersion() {
    Item bind = ItemBuilder.item("bind9").epoch(1).version("9.7.3.dfsg-1~squeeze3").build();
    assertThat(
            CycloneDx.of(
                    ItemBuilder.packages("dpkg", List.of(bind)),
                    system("debian", "6"),
                    new Tool("exhume", "0.1.0"),
                    AT)
                .components()
                .get(0)
                .purl())
        .contains("pkg:deb/debian/bind9@1:9.7.3.dfsg-1~squeeze3?distro=debian-6");
  }

  @Test
  void aPublicKeyIsNoComponent() {
    Item key = ItemBuilder.item("gpg-pubkey").publicKey().build();
    assertThat(bill(httpd(), key).components())
        .extracting(CycloneDx.Component::name)
        .containsExactly("httpd");
  }

  @Test
  void thePackageInstalledTwiceHasTwoReferences() {
    assertThat(bill(httpd(), httpd()).components())
        .extracting(CycloneDx.Component::reference)
        .doesNotHaveDuplicates();
  }

  private static CycloneDx bill(Item... items) {
    Packages packages = ItemBuilder.packages("rpm", List.of(items));
    return CycloneDx.of(packages, centos(), new Tool("exhume", "0.1.0"), AT);
  }

  private static Item httpd() {
    return item("httpd", Optional.of(2L));
  }

  private static Item item(String name, Optional<Long> epoch) {
    ItemBuilder item =
        ItemBuilder.item(name)
            .version("2.0.52")
            .release("38.ent.centos4")
            .architecture("i386")
            .vendor("CentOS")
            .sourcePackage("httpd-2.0.52.src.rpm")
            .license("Apache Software License");
    epoch.ifPresent(item::epoch);
    return item.build();
  }

  private static OperatingSystem centos() {
    return system("centos", "4.6");
  }

  private static OperatingSystem system(String id, String version) {
    return SystemBuilder.system(id, version).family("rhel").architecture("i386").build();
  }

  private static List<String> violations(String bill) throws IOException {
    Map<String, String> schemas =
        Map.of(
            SCHEMAS + "bom-1.6.schema.json", resource("bom-1.6.schema.json"),
            SCHEMAS + "spdx.schema.json", resource("spdx.schema.json"),
            SCHEMAS + "jsf-0.82.schema.json", resource("jsf-0.82.schema.json"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, builder -> builder.schemas(schemas))
            .getSchema(schemas.get(SCHEMAS + "bom-1.6.schema.json"));
    return schema.validate(bill, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CycloneDxTest.class.getResourceAsStream("/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
