package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void aBillOfMaterialsNamesTheDistribution() throws IOException {
    Files.writeString(root.resolve("etc/redhat-release"), "CentOS release 4.6 (Final)\n");
    CommandRun run = CommandRun.of("packages", root, "--format", "cyclonedx");
    JsonNode bill = new ObjectMapper().readTree(run.out());
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.get("components")).hasSize(asRpmPrintsThem().size());
  }

  @Test
  void filesWithoutJsonAreWrongUsage() {
    assertThat(CommandRun.of("packages", root, "--files").status()).isEqualTo(2);
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

  @Test
  void aFormatThatIsNotReadYetIsRefusedByName() throws IOException {
    byte[] ndb = new byte[4096];
    System.arraycopy(new byte[] {'R', 'p', 'm', 'P'}, 0, ndb, 0, 4);
    Files.delete(database);
    Files.write(database.resolveSibling("Packages.db"), ndb);
    CommandRun run = CommandRun.of("packages", root);
    assertThat(run.err()).contains("ndb").contains("Packages.db");
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
