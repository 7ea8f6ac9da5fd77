package dev.exhume.core.analysis.packages.thirdparty;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Customisation.ThirdParty;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds who else than the distribution made packages: by their vendor, the key that they are signed
 * with and the repository that they came from.
 */
public final class ThirdPartyDetector {
  private static final int MAX_NAMES = 50;
  private static final int MAX_GROUPS = 200;

  /** What the number of a package that is a key has of the key's own. */
  private static final int SHORT_KEY = 8;

  private final PackageInventory inventory;
  private final List<YumRepository> repositories;
  private final YumOrigins origins;

  private ThirdPartyDetector(Path root, PackageInventory inventory, Problems problems) {
    this.inventory = inventory;
    this.repositories = YumRepository.all(root, problems);
    this.origins = new YumOrigins(root, problems);
  }

  /** Those who made packages, by vendor. */
  public static List<ThirdParty> detect(Path root, PackageInventory inventory, Problems problems) {
    return new ThirdPartyDetector(root, inventory, problems).detect();
  }

  private List<ThirdParty> detect() {
    Map<Group, List<ListedPackage>> groups = new LinkedHashMap<>();
    for (ListedPackage listed : inventory.listed()) {
      Optional<String> reason = listed.thirdPartyReason();
      if (reason.isPresent()) {
        groups.computeIfAbsent(group(listed, reason.get()), group -> new ArrayList<>()).add(listed);
      }
    }
    return groups.entrySet().stream()
        .map(group -> thirdParty(group.getKey(), group.getValue()))
        .sorted(
            Comparator.comparing((ThirdParty party) -> party.vendor().orElse(""))
                .thenComparing(party -> party.packages().get(0)))
        .limit(MAX_GROUPS)
        .toList();
  }

  private Group group(ListedPackage listed, String reason) {
    Packages.Item item = listed.item();
    return new Group(
        item.vendor(),
        item.signingKey(),
        listed.repository().or(() -> origins.of(item).map(this::described)),
        reason);
  }

  private ThirdParty thirdParty(Group group, List<ListedPackage> packages) {
    return new ThirdParty(
        group.vendor(),
        group.signingKey(),
        group.signingKey().flatMap(this::signer),
        group.repository().or(() -> group.vendor().flatMap(this::repositoryOf)),
        packages.size(),
        packages.stream()
            .map(listed -> listed.item().name())
            .distinct()
            .sorted()
            .limit(MAX_NAMES)
            .toList(),
        group.reason(),
        packages.get(0).evidence().orElseGet(this::database));
  }

  private Evidence database() {
    return Evidence.file(
        inventory.section().database().map(Packages.PackageDatabase::path).orElse("/"));
  }

  private String described(String id) {
    return repositories.stream()
        .filter(repository -> repository.id().equals(id))
        .findFirst()
        .map(YumRepository::text)
        .orElse(id);
  }

  /** The one that a package of the same vendor has set up. */
  private Optional<String> repositoryOf(String vendor) {
    return repositories.stream()
        .filter(
            repository ->
                inventory
                    .ownerOf(repository.file())
                    .flatMap(inventory::find)
                    .flatMap(Packages.Item::vendor)
                    .filter(vendor::equals)
                    .isPresent())
        .findFirst()
        .map(YumRepository::text);
  }

  /**
   * Public keys are in RPM's database as packages, whose versions are the ends of their numbers.
   */
  private Optional<String> signer(String key) {
    String end = key.substring(Math.max(0, key.length() - SHORT_KEY));
    return inventory.section().items().stream()
        .filter(item -> item.publicKey() && item.version().equals(end))
        .findFirst()
        .flatMap(Packages.Item::packager);
  }

  private record Group(
      Optional<String> vendor,
      Optional<String> signingKey,
      Optional<String> repository,
      String reason) {
    Group {
      Objects.requireNonNull(reason);
    }
  }
}
