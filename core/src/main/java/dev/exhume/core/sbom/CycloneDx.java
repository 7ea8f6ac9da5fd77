package dev.exhume.core.sbom;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.exhume.core.analysis.vulnerabilities.AssessedSource;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.ServerProfile.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bill of materials in CycloneDX 1.6, as its JSON has it.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX JSON reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CycloneDx(
    String bomFormat,
    String specVersion,
    int version,
    Metadata metadata,
    List<Component> components,
    List<KnownVulnerability> vulnerabilities) {

  /** The installed packages of a server, in their order; a public key is no component. */
  public static CycloneDx of(Packages packages, OperatingSystem os, Tool tool, Instant analysedAt) {
    return of(packages, os, tool, analysedAt, List.of());
  }

  /**
   * The same with what is known of the packages' holes.
   *
   * @param assessed source by source
   */
  public static CycloneDx of(
      Packages packages,
      OperatingSystem os,
      Tool tool,
      Instant analysedAt,
      List<AssessedSource> assessed) {
    Map<Packages.Item, String> references = new HashMap<>();
    PackageUrls urls = new PackageUrls(packages.manager(), os);
    Map<String, Integer> seen = new HashMap<>();
    List<Component> components = new ArrayList<>();
    for (Packages.Item installed : packages.items()) {
      if (installed.publicKey()) {
        continue;
      }
      Optional<String> url = urls.of(installed);
      String reference = url.orElse(installed.name() + "@" + installed.version());
      int count = seen.merge(reference, 1, Integer::sum);
      String unique = count == 1 ? reference : reference + "#" + count;
      references.putIfAbsent(installed, unique);
      components.add(
          new Component(
              "library",
              unique,
              installed.vendor().map(Supplier::new),
              installed.name(),
              evr(installed),
              installed
                  .license()
                  .map(name -> List.of(new LicenseChoice(new License(name))))
                  .orElse(List.of()),
              url));
    }
    return new CycloneDx(
        "CycloneDX",
        "1.6",
        1,
        Metadata.of(os, tool, analysedAt),
        List.copyOf(components),
        assessed.stream().flatMap(source -> KnownVulnerability.of(source, references)).toList());
  }

  private static String evr(Packages.Item installed) {
    String epoch = installed.epoch().map(number -> number + ":").orElse("");
    String release = installed.release().map(name -> "-" + name).orElse("");
    return epoch + installed.version() + release;
  }

  /** When and by what the bill was written, and of what. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Metadata(Instant timestamp, Tools tools, Optional<Subject> component) {
    static Metadata of(OperatingSystem os, Tool tool, Instant analysedAt) {
      Tools tools = new Tools(List.of(new Subject("application", tool.name(), tool.version())));
      return new Metadata(
          analysedAt,
          tools,
          os.id().map(id -> new Subject("operating-system", id, os.version().orElse(""))));
    }
  }

  /** The programs that wrote the bill. */
  public record Tools(List<Subject> components) {}

  /** A component that is only named. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Subject(String type, String name, String version) {}

  /** An installed package. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Component(
      String type,
      @JsonProperty("bom-ref") String reference,
      Optional<Supplier> supplier,
      String name,
      String version,
      List<LicenseChoice> licenses,
      Optional<String> purl) {}

  /** Who made a package. */
  public record Supplier(String name) {}

  /** One of the forms in which the format tells licences. */
  public record LicenseChoice(License license) {}

  /** A licence by the name that the package gives it. */
  public record License(String name) {}
}
