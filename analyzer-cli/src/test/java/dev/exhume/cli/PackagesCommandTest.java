package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exhume.testdata.RpmDatabases;
import dev.exhume.testdata.SqliteDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagesCommandTest {
  @TempDir private Path directory;
  private Path root;
  private Path database;

  @BeforeEach
  void aServerWithRpm() throws IOException {
    root = directory.resolve("root");
    database = root.resolve("var/lib/rpm/Packages");
    Files.createDirectories(root.resolve("etc"));
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(database.getParent());
    Files.write(database, RpmDatabases.packagesFile("little-endian-4096"));
  }

  @Test
  void theListHasALineForEachPackageAsRpmPrintsIt() {
    CommandRun run = CommandRun.of("packages", root);
    assertThat(run.status()).isZero();
    assertThat(run.out().lines()).containsExactlyInAnyOrderElementsOf(asRpmPrintsThem());
  }

  @Test
  void aDatabaseThatLiesAloneGivesTheSameList() {
    assertThat(CommandRun.of("packages", database).out())
        .isEqualTo(CommandRun.of("packages", root).out());
  }

  @ParameterizedTest
  @CsvSource({
    "hash-5-4096, Packages",
    "btree/big-endian-4096, Packages",
    "ndb/five, Packages.db",
    "heap/big-endian, packages.rpm"
  })
  void everyFormatIsListedFromItsFileItsDirectoryAndItsServer(String name, String fileName)
      throws IOException {
    Files.delete(database);
    Path file = Files.write(database.resolveSibling(fileName), RpmDatabases.packagesFile(name));
    String list = CommandRun.of("packages", root, "--strict").out();
    assertThat(list).contains("dig-release-4-6.1.noarch\n");
    assertThat(CommandRun.of("packages", file).out()).isEqualTo(list);
    assertThat(CommandRun.of("packages", root.resolve("var/lib/rpm")).out()).isEqualTo(list);
  }

  @Test
  void whatOnlyTheWriteAheadLogHasIsListedToo() throws IOException {
    Files.delete(database);
    SqliteDatabases.write("log-only", root.resolve("var/lib/rpm"));
    assertThat(CommandRun.of("packages", root).out().lines())
        .hasSize(SqliteDatabases.rows("log-only").size());
  }

  @Test
  void dpkgsStatusAloneIsAListToo() throws IOException {
    Path status =
        Files.writeString(
            directory.resolve("status"),
            """
            Package: nginx
            Status: install ok installed
            Architecture: i386
            Version: 1.2.1-2.2+wheezy4
            Maintainer: Somebody <somebody@example.com>

            """);
    assertThat(CommandRun.of("packages", status).out()).isEqualTo("nginx-1.2.1-2.2+wheezy4.i386\n");
  }

  @Test
  void jsonIsThePackagesObjectOfTheProfile() throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode profile = json.readTree(CommandRun.of("analyze", root, "-o", "-").out());
    JsonNode packages = json.readTree(CommandRun.of("packages", root, "--format", "json").out());
    assertThat(packages).isEqualTo(profile.get("packages"));
  }

  @Test
  void filesAreAddedToEachPackageWithTheirModeInOctal() throws IOException {
    String out = CommandRun.of("packages", root, "--format", "json", "--files").out();
    List<String> expected =
        RpmDatabases.files().stream()
            .map(line -> line.split("\t", -1))
            .map(fields -> fields[1] + " " + fields[3] + " " + fields[7])
            .toList();
    List<JsonNode> files = new ArrayList<>();
    new ObjectMapper()
        .readTree(out)
        .findValues("fileList")
        .forEach(list -> list.forEach(files::add));
    assertThat(out.lines().filter(line -> line.contains("/usr/sbin/dig-server")))
        .as("one line for each file")
        .singleElement()
        .asString()
        .contains("\"mode\": \"104755\"", "\"linkTarget\": null }");
    assertThat(files)
        .extracting(
            file ->
                file.get("path").asText()
                    + " "
                    + file.get("mode").asText()
                    + " "
                    + file.get("owner").asText())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aBillOfMaterialsNamesTheDistributionAndNoKeys() throws IOException {
    Files.writeString(root.resolve("etc/redhat-release"), "CentOS release 4.6 (Final)\n");
    CommandRun run = CommandRun.of("packages", root, "--format", "cyclonedx");
    JsonNode bill = new ObjectMapper().readTree(run.out());
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.get("components"))
        .hasSize(asRpmPrintsThem().size() - 1)
        .allMatch(component -> component.get("purl").asText().startsWith("pkg:rpm/centos/dig-"));
  }

  @Test
  void filesWithoutJsonAndABillOfErasedPackagesAreWrongUsage() {
    assertThat(CommandRun.of("packages", root, "--files").status()).isEqualTo(2);
    assertThat(CommandRun.of("packages", root, "--erased", "--format", "cyclonedx").status())
        .isEqualTo(2);
  }

  @Test
  void ofSeveralDatabasesOneLineSaysWhichWasReadAndWhichWereNotAndWhy() throws IOException {
    Path leftOver = root.resolve("var/lib/rpmrebuilddb.4711/Packages");
    Files.createDirectories(leftOver.getParent());
    Files.copy(database, leftOver);
    CommandRun run = CommandRun.of("packages", root, "--strict");
    assertThat(run.status()).isZero();
    assertThat(run.out().lines()).hasSize(5);
    assertThat(run.err())
        .isEqualTo(
            "exhume: read from /var/lib/rpm/Packages, not from others:"
                + " /var/lib/rpmrebuilddb.4711/Packages is left from a rebuild of the database,"
                + " and may not be complete\n");
  }

  @Test
  void aServerWithoutPackagesIsAFailureAndNoEmptyList() throws IOException {
    Files.delete(database);
    CommandRun run = CommandRun.of("packages", root);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "exhume: %s: no package manager that is known keeps packages there\n".formatted(root));
  }

  @Test
  void erasedPackagesAreListedIfTheirDigestProvesThemAndTheRestIsSaidToBeRemains()
      throws IOException {
    Path erased =
        Files.write(directory.resolve("Packages"), RpmDatabases.packagesFile("erased-512"));
    CommandRun run = CommandRun.of("packages", erased, "--erased");
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualTo("dig-server-1.0~rc1-3.el4.i386\n");
    assertThat(run.err())
        .startsWith("exhume: " + erased + ": remains of dig-many-20080506-1.noarch at offset 0x")
        .endsWith(" are incomplete\n");
    assertThat(CommandRun.of("packages", erased).out()).doesNotContain("dig-many", "dig-server");
  }

  @Test
  void erasedPackagesInJsonSayWhereTheyLieAndHowSureItIs() throws IOException {
    Path erased =
        Files.write(directory.resolve("Packages"), RpmDatabases.packagesFile("erased-512"));
    JsonNode json =
        new ObjectMapper()
            .readTree(
                CommandRun.of("packages", erased, "--erased", "--format", "json", "--files").out());
    assertThat(json.get("count").asInt()).isEqualTo(2);
    JsonNode many = json.get("items").get(0);
    JsonNode server = json.get("items").get(1);
    assertThat(many.get("integrity").asText()).isEqualTo("incomplete");
    assertThat(server.get("integrity").asText()).isEqualTo("verified");
    assertThat(server.get("offset").asLong()).isPositive();
    assertThat(server.get("fileList")).hasSize(11);
  }

  @Test
  void whatDpkgRemembersOfRemovedPackagesIsListed() throws IOException {
    Path status =
        Files.writeString(
            directory.resolve("status"),
            """
            Package: here
            Status: install ok installed
            Version: 1

            Package: apache2
            Status: deinstall ok config-files
            Architecture: i386
            Version: 2.2.16-6

            """);
    assertThat(CommandRun.of("packages", status, "--erased").out())
        .isEqualTo("apache2-2.2.16-6.i386\n");
    JsonNode json =
        new ObjectMapper()
            .readTree(CommandRun.of("packages", status, "--erased", "--format", "json").out());
    assertThat(json.get("count").asInt()).isEqualTo(1);
    assertThat(json.get("items").get(0).get("version").asText()).isEqualTo("2.2.16-6");
  }

  @Test
  void aTruncatedDatabaseStillListsWhatIsThereAndSaysWhatIsNot() throws IOException {
    byte[] whole = Files.readAllBytes(database);
    Files.write(database, Arrays.copyOf(whole, whole.length / 2));
    CommandRun run = CommandRun.of("packages", root, "--strict");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("/var/lib/rpm/Packages");
    assertThat(asRpmPrintsThem()).containsAll(run.out().lines().toList());
  }

  private static List<String> asRpmPrintsThem() {
    return RpmDatabases.packages().stream()
        .map(line -> line.split("\t", -1))
        .map(field -> field[0] + "-" + field[2] + "-" + field[3] + architecture(field[4]))
        .toList();
  }

  private static String architecture(String field) {
    return field.equals("-") ? "" : "." + field;
  }
}
