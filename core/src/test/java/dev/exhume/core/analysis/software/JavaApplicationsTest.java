package dev.exhume.core.analysis.software;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JavaApplicationsTest {
  private static final Evidence FILE = Evidence.line("/x-ds.xml", 1);
  private static final Software SOURCE =
      new Software("java:/ShopDS", Optional.empty(), "data-source", "/x", Optional.empty(), FILE)
          .with(
              Optional.of(
                  new Software.Connection(
                      Optional.of("mysql"),
                      Optional.of("db1"),
                      Optional.of("shop"),
                      Optional.empty(),
                      FILE)));

  private final Problems problems = new Problems();

  private List<Software> find(ServerBuilder server, String... places) {
    List<Site> sites =
        Stream.of(places)
            .map(place -> new Site("jboss", List.of(), Optional.empty(), Optional.of(place), FILE))
            .toList();
    return JavaApplications.find(
        server.root(), path -> Optional.empty(), sites, List.of(SOURCE), problems);
  }

  @Test
  void anApplicationHasTheVersionOfItsManifestAndTheDatabaseThatItAsksFor() {
    ServerBuilder server =
        server()
            .file("/d/shop.war/META-INF/MANIFEST.MF", "Implementation-Version: 1.2.3")
            .file("/d/shop.war/WEB-INF/web.xml", "<res-ref-name>jdbc/ShopDS</res-ref-name>")
            .file("/d/blog/WEB-INF/web.xml", "<res-ref-name>jdbc/ShopDS2</res-ref-name>")
            .directory("/d/pages");

    List<Software> found = find(server, "/d/shop.war", "/d/blog", "/d/pages");

    assertThat(found)
        .extracting(
            software ->
                software.name() + " " + software.version() + " " + software.evidence().path())
        .containsExactly(
            "blog Optional.empty /d/blog", "shop Optional[1.2.3] /d/shop.war/META-INF/MANIFEST.MF");
    assertThat(found.get(0).database()).isEmpty();
    assertThat(found.get(1).database()).isEqualTo(SOURCE.database());
  }

  @Test
  void anArchiveThatCannotBeReadIsStillAnApplication() {
    assertThat(find(server().file("/d/shop.war", "no archive"), "/d/shop.war"))
        .extracting(Software::name)
        .containsExactly("shop");
    assertThat(problems.sorted()).singleElement().asString().contains("/d/shop.war");
  }
}
