package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package that says everything, packages signed in several ways, and keys, all made by RPM. */
class TagsDatabaseTest {
  @TempDir static Path directory;

  private RpmDatabase database;

  @BeforeEach
  void open() throws IOException {
    byte[] packages = RpmDatabases.packagesFile(RpmDatabases.TAGS);
    database = RpmDatabase.open(Files.write(directory.resolve("Packages"), packages));
  }

  @AfterEach
  void close() throws IOException {
    assertThat(database.problems()).isEmpty();
    database.close();
  }

  @Test
  void everyTagOfEveryPackageHasTheValuesThatRpmPrints() throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (RpmPackage rpm : database.packages()) {
      lines.add(RpmXml.lines(rpm.header()));
    }
    assertThat(lines)
        .hasSize(9)
        .containsExactlyInAnyOrderElementsOf(RpmXml.packages(RpmDatabases.tagsXml()));
  }

  @Test
  void filesHaveAllThatRpmKnowsOfThem() throws IOException {
    assertThat(rpm("dig-tags").files())
        .extracting(
            file ->
                line(
                    file.path(),
                    file.originalPath().orElse(file.path()),
                    file.capabilities().orElse(""),
                    file.language().orElse(""),
                    file.color(),
                    file.verifyFlags(),
                    file.rdev(),
                    file.device(),
                    file.inode(),
                    file.state()))
        .isEqualTo(RpmDatabases.tags("files.tsv"));
  }

  @Test
  void filesTellWhatIsInThem() throws IOException {
    assertThat(rpm("dig-tags").files())
        .filteredOn(file -> file.fileClass().isPresent())
        .extracting(RpmFile::path, file -> file.fileClass().orElseThrow())
        .contains(tuple("/srv/dig", "directory"), tuple("/srv/dig/bin/dig", "ASCII text"))
        .hasSize(6);
  }

  @Test
  void whatWasMovedKnowsWhereItWouldBe() throws IOException {
    assertThat(rpm("dig-tags").files())
        .filteredOn(file -> file.path().endsWith("dug") || file.path().endsWith(".conf"))
        .extracting(RpmFile::path, file -> file.originalPath().orElse("-"))
        .containsExactly(
            tuple("/etc/dig-tags.conf", "-"), tuple("/srv/dig/bin/dug", "/opt/dig/bin/dug"));
  }

  @Test
  void documentationThatWasLeftOutIsNotInstalled() throws IOException {
    assertThat(rpm("dig-tags").files())
        .filteredOn(file -> file.state() == RpmFile.NOT_INSTALLED)
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.path()).isEqualTo("/srv/dig/share/doc/dig.de.txt");
              assertThat(file.isInstalled()).isFalse();
              assertThat(file.language()).contains("de");
            });
  }

  @Test
  void digestsTellTheirAlgorithm() throws IOException {
    assertThat(rpm("dig-tags").files())
        .filteredOn(file -> file.digest().isPresent())
        .allMatch(file -> file.digestAlgorithm().orElseThrow().equals("SHA-256"))
        .hasSize(5);
  }

  @Test
  void scriptsAreThoseThatRpmShows() throws IOException {
    assertThat(
            rpm("dig-tags").scripts().stream()
                .map(
                    script ->
                        script.kind()
                            + " "
                            + String.join(" ", script.interpreter())
                            + script.body().map(body -> ": " + body).orElse("")))
        .containsExactly(
            "PRETRANS <lua>: print(\"pretrans\")",
            "PREIN /bin/sh: echo pre",
            "POSTIN /sbin/ldconfig",
            "POSTTRANS /bin/sh: echo posttrans",
            "PREUN /usr/bin/perl -w -T: print \"preun\\n\";",
            "POSTUN /bin/sh: echo postun",
            "VERIFY /bin/sh: echo verify");
    assertThat(rpm("dig-tags").scripts())
        .flatExtracting(script -> script.body().stream().toList())
        .isSubsetOf(RpmDatabases.tags("scripts.txt"));
  }

  @Test
  void triggersAreThoseThatRpmShows() throws IOException {
    assertThat(rpm("dig-tags").triggers())
        .extracting(
            trigger ->
                line(
                        trigger.event().orElseThrow().name().toLowerCase(Locale.ROOT),
                        trigger.conditions().stream()
                            .map(RpmDependency::toString)
                            .collect(Collectors.joining(", ")),
                        trigger.interpreter(),
                        trigger.body().orElse(""))
                    + (trigger.scope() == RpmTrigger.Scope.PACKAGE
                        ? ""
                        : "\t" + trigger.priority()))
        .isEqualTo(RpmDatabases.tags("triggers.tsv"));
  }

  @Test
  void dependenciesTellWhatTheyAreFor() throws IOException {
    List<RpmDependency> requires = rpm("dig-tags").requires();
    assertThat(requires).filteredOn(RpmDependency::isPre).contains(named(requires, "shadow-utils"));
    assertThat(requires).filteredOn(RpmDependency::isPost).contains(named(requires, "coreutils"));
    assertThat(requires).filteredOn(RpmDependency::isPreun).contains(named(requires, "chkconfig"));
    assertThat(requires)
        .filteredOn(RpmDependency::isPostun)
        .contains(named(requires, "initscripts"));
    assertThat(requires)
        .filteredOn(RpmDependency::isPretrans)
        .containsExactly(named(requires, "filesystem"));
    assertThat(requires).filteredOn(RpmDependency::isPosttrans).contains(named(requires, "grep"));
    assertThat(requires).filteredOn(RpmDependency::isVerify).contains(named(requires, "sed"));
    assertThat(requires)
        .filteredOn(RpmDependency::isMeta)
        .containsExactly(named(requires, "dig-meta"));
    assertThat(requires)
        .filteredOn(RpmDependency::isInterpreter)
        .contains(named(requires, "/sbin/ldconfig"));
    assertThat(requires)
        .filteredOn(RpmDependency::isConfig)
        .extracting(RpmDependency::name)
        .containsExactly("config(dig-tags)");
    assertThat(requires)
        .filteredOn(RpmDependency::isRpmlib)
        .extracting(RpmDependency::name)
        .contains("rpmlib(FileCaps)")
        .allMatch(name -> name.startsWith("rpmlib("));
  }

  @Test
  void strongAndWeakDependenciesAreKeptApart() throws IOException {
    RpmPackage rpm = rpm("dig-tags");
    assertThat(rpm.conflicts()).extracting(RpmDependency::toString).containsExactly("dig-old < 1");
    assertThat(rpm.obsoletes()).extracting(RpmDependency::toString).containsExactly("dig-older");
    assertThat(rpm.recommends()).extracting(RpmDependency::toString).containsExactly("dig-docs");
    assertThat(rpm.suggests())
        .extracting(RpmDependency::toString)
        .containsExactly("dig-extras > 2");
    assertThat(rpm.supplements()).extracting(RpmDependency::toString).containsExactly("dig-server");
    assertThat(rpm.enhances()).extracting(RpmDependency::toString).containsExactly("httpd >= 2.4");
  }

  @Test
  void theChangeLogIsNewestFirst() throws IOException {
    assertThat(rpm("dig-tags").changelog())
        .containsExactly(
            new RpmChangelogEntry(
                Instant.parse("2020-01-06T12:00:00Z"),
                "A B <a@b.org> - 1.2-3",
                "- one\n- and more"),
            new RpmChangelogEntry(
                Instant.parse("2020-01-05T12:00:00Z"),
                "Jürgen Müller <jm@example.org> - 1.2-2",
                "- two"));
  }

  @Test
  void textsAreThereInEachLanguage() throws IOException {
    RpmHeader header = rpm("dig-tags").header();
    assertThat(header.text(RpmTag.SUMMARY)).contains("A package that says everything");
    assertThat(header.text(RpmTag.SUMMARY, Locale.GERMANY)).contains("Ein Paket, das alles sagt");
    assertThat(header.text(RpmTag.DESCRIPTION, Locale.forLanguageTag("pt-BR")))
        .contains("Texts, numbers and bytes of many kinds.");
  }

  @Test
  void signaturesNameTheirKeyAsRpmDoes() throws IOException {
    List<String> lines = new ArrayList<>();
    for (RpmPackage rpm : database.packages()) {
      for (RpmSignature signature : rpm.signatures()) {
        lines.add(line(rpm.name(), signature.tag(), signature));
        assertThat(signature.coversPayload()).isEqualTo(signature.tag() == RpmTag.SIGGPG);
        assertThat(signature.fingerprint().orElseThrow())
            .endsWith(signature.keyId().orElseThrow())
            .hasSize(40);
      }
    }
    assertThat(lines).containsExactlyInAnyOrderElementsOf(RpmDatabases.tags("signatures.tsv"));
  }

  @Test
  void theKeyOfASignatureIsAmongTheInstalledKeys() throws IOException {
    List<RpmPublicKey> keys = keys();
    assertThat(
            Stream.of("rsa", "dsa", "eddsa", "subkey")
                .map(kind -> signer(keys, "dig-signed-" + kind).userIds().get(0)))
        .containsExactly(
            "Example rsa <rsa@example.org>",
            "Example dsa <dsa@example.org>",
            "Example eddsa <eddsa@example.org>",
            "Example subkey <subkey@example.org>");
  }

  @Test
  void keysAreThoseThatGnuPgShows() throws IOException {
    List<String> shown =
        RpmDatabases.tags("keys.txt").stream()
            .map(line -> line.split(":", -1))
            .filter(fields -> fields[0].equals("fpr"))
            .map(fields -> fields[9].toLowerCase(Locale.ROOT))
            .toList();
    assertThat(keys())
        .hasSize(4)
        .allSatisfy(
            key -> {
              assertThat(shown).contains(key.fingerprint());
              assertThat(key.fingerprint()).endsWith(key.keyId());
            });
    assertThat(keys())
        .flatExtracting(RpmPublicKey::subkeyIds)
        .singleElement()
        .satisfies(id -> assertThat(shown).anyMatch(fingerprint -> fingerprint.endsWith(id)));
  }

  @Test
  void keysAreToldApartFromSoftware() {
    assertThat(database.packages())
        .filteredOn(RpmPackage::isPublicKey)
        .hasSize(4)
        .allSatisfy(
            rpm -> {
              RpmPublicKey key = rpm.publicKey().orElseThrow();
              assertThat(key.keyId()).endsWith(rpm.version());
              assertThat(Long.toHexString(key.creationTime().getEpochSecond()))
                  .isEqualTo(rpm.release());
            });
    assertThat(database.packages())
        .filteredOn(rpm -> !rpm.isPublicKey())
        .allSatisfy(rpm -> assertThat(rpm.publicKey()).isEmpty());
  }

  @Test
  void theStrongestDigestIsTheOneThatDecides() throws IOException {
    RpmPackage rpm = rpm("dig-tags");
    assertThat(rpm.integrity()).isEqualTo(HeaderIntegrity.VERIFIED);
    assertThat(rpm.header().digestTag()).contains(RpmTag.SHA256HEADER);
  }

  private RpmPackage rpm(String name) {
    return database.packages().stream()
        .filter(rpm -> rpm.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<RpmPublicKey> keys() throws IOException {
    List<RpmPublicKey> keys = new ArrayList<>();
    for (RpmPackage rpm : database.packages()) {
      rpm.publicKey().ifPresent(keys::add);
    }
    return keys;
  }

  private RpmPublicKey signer(List<RpmPublicKey> keys, String signed) {
    try {
      RpmSignature signature = rpm(signed).signatures().get(0);
      return keys.stream().filter(key -> key.isNamedBy(signature)).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RpmDependency named(List<RpmDependency> dependencies, String name) {
    return dependencies.stream()
        .filter(dependency -> dependency.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String line(Object... cells) {
    return Stream.of(cells).map(Object::toString).collect(Collectors.joining("\t"));
  }
}
