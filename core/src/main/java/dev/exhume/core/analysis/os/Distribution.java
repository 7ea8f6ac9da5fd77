package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A distribution and how its packages are known.
 *
 * @param id as os-release has or would have it
 * @param family distributions that are built and run alike
 * @param builds found in the vendor and release of a package that it built
 * @param versionTag the version, group {@code major}, in the release of such a package
 * @param shows whose release files it carries on purpose
 * @param lsbIds what lsb-release calls it where that is not the id
 * @param builtOn of a product, the distributions that it is put upon
 */
record Distribution(
    String id,
    String name,
    Optional<String> family,
    Optional<Pattern> builds,
    Optional<Pattern> versionTag,
    Set<String> shows,
    Set<String> lsbIds,
    Set<String> builtOn) {

  static final List<Distribution> KNOWN =
      TsvTable.resource(Distribution.class, "distributions.tsv").rows().stream()
          .map(Distribution::of)
          .toList();

  /** A distribution that the table knows. */
  static Optional<Distribution> find(String id) {
    return KNOWN.stream().filter(known -> known.id.equals(id)).findFirst();
  }

  /**
   * A distribution that the table may not know.
   *
   * @param like ids of those that it says it resembles, closest first
   */
  static Distribution findOrMake(String id, String name, List<String> like) {
    return find(id)
        .orElseGet(
            () ->
                new Distribution(
                    id,
                    name,
                    like.stream()
                        .flatMap(other -> find(other).stream())
                        .findFirst()
                        .flatMap(Distribution::family),
                    Optional.empty(),
                    Optional.empty(),
                    Set.copyOf(like),
                    Set.of(),
                    Set.of()));
  }

  /** The same under the name that it gives itself. */
  Distribution named(String ownName) {
    return new Distribution(id, ownName, family, builds, versionTag, shows, lsbIds, builtOn);
  }

  /** Whether the release files of another distribution are there on purpose. */
  boolean carries(Distribution other) {
    return shows.contains(other.id);
  }

  /** Whether it is a product that has its packages from another distribution. */
  boolean isBuiltOn(Distribution other) {
    return builtOn.contains(other.id);
  }

  /** Whether it built a package. */
  boolean built(Packages.Item item) {
    String maker = item.vendor().orElse("") + " " + item.release().orElse("");
    return builds.isPresent() && builds.get().matcher(maker).find();
  }

  /** The version that a package of its own was built for, as far as its release tells. */
  Optional<String> versionOf(Packages.Item item) {
    if (versionTag.isEmpty()) {
      return Optional.empty();
    }
    Matcher tag = versionTag.get().matcher(item.release().orElse(""));
    return tag.find() ? Optional.of(tag.group("major")) : Optional.empty();
  }

  private static Distribution of(TsvTable.Row row) {
    return new Distribution(
        row.get("id"),
        row.get("name"),
        row.find("family"),
        row.find("builds").map(Pattern::compile),
        row.find("version_tag").map(Pattern::compile),
        words(row.get("shows")),
        words(row.get("lsb_ids")),
        words(row.get("built_on")));
  }

  private static Set<String> words(String cell) {
    return cell.isEmpty() ? Set.of() : Set.of(cell.split(" "));
  }
}
