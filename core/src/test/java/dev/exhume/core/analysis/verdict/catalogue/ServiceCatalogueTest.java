package dev.exhume.core.analysis.verdict.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceCatalogueTest {
  private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.shipped();

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "httpd, httpd",
    "apache2, httpd",
    "Apache2, httpd",
    "postgresql-8.1, postgresql",
    "postgresql-8.9, postgresql",
    "tomcat5.5, tomcat",
    "mysql5, mysqld",
    "bootmisc.sh, screen-cleanup",
    "SuSEfirewall2_setup, firewalld"
  })
  void aServiceIsKnownByItsNamesInAllDistributions(String name, String known) {
    assertThat(CATALOGUE.find(List.of(name), ""))
        .get()
        .extracting(CatalogueEntry::name)
        .isEqualTo(known);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"app", "watchdogs-of-mine", "$(touch pwned);x", "backup", "services", "director"})
  void whatAnAdministratorMayCallAScriptIsNotKnown(String name) {
    assertThat(CATALOGUE.find(List.of(name), "")).isEmpty();
  }

  @Test
  void theSameNameMayMeanSomethingElseInAnotherFamily() {
    assertThat(CATALOGUE.find(List.of("nfs"), "rhel"))
        .get()
        .extracting(CatalogueEntry::category)
        .isEqualTo("file-server");
    assertThat(CATALOGUE.find(List.of("nfs"), "suse"))
        .get()
        .extracting(CatalogueEntry::category)
        .isEqualTo("storage");
  }

  @Test
  void theFirstNameThatIsKnownCounts() {
    assertThat(CATALOGUE.find(List.of("web", "httpd"), ""))
        .get()
        .extracting(CatalogueEntry::verdict)
        .isEqualTo(Verdict.NEEDED);
  }

  @Test
  void everyRowIsWholeAndEveryNameIsThereOnce() {
    List<CatalogueEntry> entries =
        TsvTable.resource(ServiceCatalogue.class, "services.tsv").rows().stream()
            .map(CatalogueEntry::of)
            .toList();

    assertThat(entries).hasSizeGreaterThan(250);
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.name()).isNotBlank();
              assertThat(entry.category()).isNotBlank();
              assertThat(entry.reason()).as(entry.name()).hasSizeGreaterThan(5).doesNotEndWith(".");
            });
    assertThat(
            entries.stream()
                .flatMap(
                    entry ->
                        entry.names().stream().map(n -> Ascii.toLowerCase(n) + entry.families())))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatDecidesIsAKindOfEvidenceThatARuleLooksFor() {
    Set<String> kinds =
        TsvTable.resource(ServiceCatalogue.class, "services.tsv").rows().stream()
            .flatMap(row -> row.find("decided_by").stream())
            .collect(Collectors.toSet());

    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "anacron-jobs",
            "at-queue",
            "cron-jobs",
            "database",
            "local-script",
            "mail-transport",
            "network-mounts",
            "nfs-server",
            "remote-login",
            "super-server",
            "system-log",
            "web",
            "zones");
  }
}
