package dev.exhume.core.comparison;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.exhume.core.profile.ServerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two servers: between a server and the stock installation that it began as,
 * between the same server then and now, between twins that grew apart.
 *
 * <pre>{@code
 * ServerComparison comparison =
 *     ServerComparison.of(
 *         ComparedServer.read(Path.of("stock.json")), ComparedServer.read(Path.of("/mnt/web01")));
 * comparison.section("packages").ifPresent(section -> section.differences().forEach(...));
 * }</pre>
 *
 * @param from the server that things were added to and removed from
 * @param to the server that it is compared with
 * @param notCompared names of sections of which one of both knows nothing
 */
public record ServerComparison(
    Side from, Side to, List<Section> sections, List<String> notCompared) {
  private static final String PACKAGES = "packages";
  private static final String CONFIGURATION = "configuration";

  public ServerComparison {
    sections = List.copyOf(sections);
    notCompared = List.copyOf(notCompared);
  }

  /** Compares two servers in all that is known of both. */
  public static ServerComparison of(ComparedServer from, ComparedServer to) {
    ServerProfile before = from.profile();
    ServerProfile after = to.profile();
    List<Section> sections = new ArrayList<>();
    List<String> notCompared = new ArrayList<>();
    boolean isWhole = from.kind().isWhole() && to.kind().isWhole();
    if (isWhole) {
      sections.addAll(SystemSections.machine(before, after));
    } else {
      notCompared.add("all but packages");
    }
    if (knowsPackages(before) && knowsPackages(after)) {
      sections.add(PackageSection.compare(before.packages(), after.packages()));
    } else {
      notCompared.add(PACKAGES);
    }
    if (isWhole) {
      sections.addAll(ServiceSections.of(before, after));
      sections.add(SystemSections.accounts(before, after));
      sections.addAll(StateSections.of(before, after));
      if (!StateSections.knowsModifiedFiles(before) || !StateSections.knowsModifiedFiles(after)) {
        notCompared.add(StateSections.MODIFIED_FILES);
      }
      if (from.configuration().isPresent() && to.configuration().isPresent()) {
        sections.add(
            ConfigurationFile.compare(
                CONFIGURATION, from.configuration().get(), to.configuration().get()));
      } else {
        notCompared.add(CONFIGURATION);
      }
    }
    return new ServerComparison(Side.of(from), Side.of(to), sections, notCompared);
  }

  /** The section of a name, if it was compared. */
  public Optional<Section> section(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).findFirst();
  }

  /** Whether nothing differs of what was compared. */
  @JsonIgnore
  public boolean isEmpty() {
    return sections.stream().allMatch(section -> section.differences().isEmpty());
  }

  private static boolean knowsPackages(ServerProfile profile) {
    return profile.packages().manager().isPresent();
  }

  /**
   * One of the two.
   *
   * @param location as the user gave it
   * @param system the distribution in its own words
   */
  public record Side(String location, ComparedServer.Kind kind, Optional<String> system) {
    static Side of(ComparedServer server) {
      return new Side(server.location(), server.kind(), server.profile().os().prettyName());
    }
  }
}
