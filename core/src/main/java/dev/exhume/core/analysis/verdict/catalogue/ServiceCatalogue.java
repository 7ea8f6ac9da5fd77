package dev.exhume.core.analysis.verdict.catalogue;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableListMultimap;
import dev.exhume.core.reading.TsvTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The services that old distributions came with, by the names of their start scripts. */
public final class ServiceCatalogue {
  /** Distributions set the version behind the name: {@code postgresql-8.1}, {@code tomcat5.5}. */
  private static final Pattern VERSION = Pattern.compile("[-_.]?\\d[\\d.]*$");

  /** …or before what comes after a hyphen: {@code php8.2-fpm}. */
  private static final Pattern INNER_VERSION = Pattern.compile("\\d[\\d.]*(?=-)");

  private final ImmutableListMultimap<String, CatalogueEntry> byName;

  private ServiceCatalogue(ImmutableListMultimap<String, CatalogueEntry> byName) {
    this.byName = byName;
  }

  /** The catalogue that ships with the program. */
  public static ServiceCatalogue shipped() {
    ImmutableListMultimap.Builder<String, CatalogueEntry> byName = ImmutableListMultimap.builder();
    for (TsvTable.Row row : TsvTable.resource(ServiceCatalogue.class, "services.tsv").rows()) {
      CatalogueEntry entry = CatalogueEntry.of(row);
      entry.names().forEach(name -> byName.put(Ascii.toLowerCase(name), entry));
    }
    return new ServiceCatalogue(byName.build());
  }

  /**
   * What is known of a service.
   *
   * @param names that it may be known by, the likeliest first
   * @param family of the server's distribution, or empty text
   */
  public Optional<CatalogueEntry> find(List<String> names, String family) {
    return names.stream()
        .map(Ascii::toLowerCase)
        .flatMap(ServiceCatalogue::variants)
        .flatMap(name -> ofFamily(name, family).stream())
        .findFirst();
  }

  private Optional<CatalogueEntry> ofFamily(String name, String family) {
    return byName.get(name).stream()
        .filter(entry -> entry.families().isEmpty() || entry.families().contains(family))
        .max(Comparator.comparing(entry -> !entry.families().isEmpty()));
  }

  private static Stream<String> variants(String name) {
    String withoutSuffix = name.endsWith(".sh") ? name.substring(0, name.length() - 3) : name;
    return Stream.of(
        name,
        withoutSuffix,
        VERSION.matcher(withoutSuffix).replaceFirst(""),
        INNER_VERSION.matcher(withoutSuffix).replaceFirst(""));
  }
}
