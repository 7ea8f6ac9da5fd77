package dev.exhume.core.analysis.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveScanTest {
  private static final String JNDI = "org/apache/logging/log4j/core/lookup/JndiLookup.class";
  private static final long MANY = 1_000_000;

  private final Problems problems = new Problems();

  @Test
  void aLibraryIsKnownByItsPropertiesWhateverItsFileIsCalled() {
    assertThat(scan("logging.jar", log4j("2.14.1")))
        .extracting(Library::name, Library::version, Library::hasClass, Library::inside)
        .containsExactly(tuple("log4j-core", Optional.of("2.14.1"), true, ""));
  }

  @Test
  void aLibraryIsFoundInTheApplicationInTheEnterpriseArchive() {
    byte[] war = zip(Map.of("WEB-INF/lib/log4j-core-2.14.1.jar", log4j("2.14.1")));

    assertThat(scan("shop.ear", zip(Map.of("shop.war", war))))
        .extracting(Library::location)
        .containsExactly("/srv/shop.ear!/shop.war!/WEB-INF/lib/log4j-core-2.14.1.jar");
  }

  @Test
  void withoutPropertiesTheNameOfTheFileTellsTheVersion() {
    assertThat(scan("commons-collections-3.2.1.jar", zip(Map.of("a.txt", text("")))))
        .extracting(library -> library.name() + " " + library.version().orElse("?"))
        .containsExactly("commons-collections 3.2.1");
    assertThat(scan("log4j-1.2-api-2.17.1.jar", zip(Map.of("a.txt", text(""))))).isEmpty();
  }

  @Test
  void withoutANumberInItsNameTheManifestTellsIt() {
    byte[] jar =
        zip(
            entries(
                "META-INF/MANIFEST.MF",
                "Implementation-Title: Commons Collections\r\nImplementation-Version: 3.1\r\n",
                "org/apache/commons/collections/functors/InvokerTransformer.class",
                ""));

    assertThat(scan("commons-collections.jar", jar))
        .extracting(library -> library.version().orElse("?"))
        .containsExactly("3.1");
  }

  @Test
  void aCopyAmongTheClassesOfAnotherIsSeenByItsClassUnderAnyPackage() {
    byte[] shaded = zip(entries("com/shop/shaded/log4j/core/lookup/JndiLookup.class", ""));

    assertThat(scan("shop-1.0.jar", shaded))
        .extracting(Library::name, library -> library.version().isPresent(), Library::hasClass)
        .containsExactly(tuple("log4j-core", false, true));
  }

  @Test
  void aRemovedClassIsNoted() {
    byte[] jar = zip(entries("META-INF/maven/org/log4j-core/pom.properties", properties("2.14.1")));

    assertThat(scan("log4j-core-2.14.1.jar", jar))
        .extracting(Library::hasClass)
        .containsExactly(false);
  }

  @Test
  void archivesInArchivesWithoutEndAreFollowedSomeStepsOnly() {
    byte[] archive = log4j("2.14.1");
    for (int i = 0; i < 40; i++) {
      archive = zip(Map.of("inner.jar", archive));
    }

    assertThat(scan("deep.jar", archive)).isEmpty();
  }

  @Test
  void anArchiveThatUnpacksToMuchIsLeftWithALineThatNamesIt() {
    Map<String, byte[]> zerosFirst = new LinkedHashMap<>();
    zerosFirst.put("zeros.bin", new byte[8 << 20]);
    zerosFirst.put("z/" + JNDI, new byte[0]);
    byte[] bomb = zip(zerosFirst);
    ArchiveScan scan = new ArchiveScan(MANY, 1 << 20, problems);

    scan.scan(file("bomb.war", bomb));
    scan.scan(file("log4j-core-2.14.1.jar", log4j("2.14.1")));

    assertThat(scan.found()).isEmpty();
    assertThat(problems.sorted())
        .extracting(problem -> problem.path() + " " + problem.message())
        .containsExactly(
            "/srv/bomb.war is where looking through archives of Java ended: together they hold too"
                + " much");
  }

  @Test
  void moreEntriesThanAnyServerHasEndTheScan() {
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 500; i++) {
      many.put("e" + i, new byte[0]);
    }
    ArchiveScan scan = new ArchiveScan(100, MANY, problems);

    scan.scan(file("many.jar", zip(many)));

    assertThat(problems.sorted()).hasSize(1);
  }

  @Test
  void aDamagedArchiveCostsItselfAndKeepsWhatWasReadOfIt() {
    byte[] whole =
        zip(
            entries(
                "META-INF/maven/org/log4j-core/pom.properties", properties("2.14.1"),
                "rest.bin", "0123456789".repeat(9_000)));

    assertThat(scan("cut.jar", Arrays.copyOf(whole, whole.length - 200)))
        .extracting(Library::name)
        .containsExactly("log4j-core");
    assertThat(scan("text.jar", text("no archive"))).isEmpty();
    assertThat(scan("empty.jar", new byte[0])).isEmpty();
    assertThat(scan("broken.ear", zip(Map.of("shop.war", text("PK broken"))))).isEmpty();
  }

  static byte[] log4j(String version) {
    return zip(
        entries("META-INF/maven/org/log4j-core/pom.properties", properties(version), JNDI, ""));
  }

  static String properties(String version) {
    return "artifactId=log4j-core\ngroupId=org.apache.logging.log4j\nversion=" + version + "\n";
  }

  private List<Library> scan(String name, byte[] content) {
    ArchiveScan scan = new ArchiveScan(MANY, 64 << 20, problems);
    scan.scan(file(name, content));
    return scan.found();
  }

  private static Path file(String name, byte[] content) {
    return DeadServers.server().bytes("/srv/" + name, content).root().resolve("srv/" + name);
  }

  static Map<String, byte[]> entries(String... namesAndTexts) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      entries.put(namesAndTexts[i], text(namesAndTexts[i + 1]));
    }
    return entries;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
