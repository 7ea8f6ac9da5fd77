package dev.exhume.core.analysis.addresses;

import com.google.common.base.Ascii;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Searches lines of configuration for what ties the server to its old place. */
final class LineSearch {
  /** A list of hosts that is longer keeps advertisers out and names no partners. */
  static final int MAX_OTHER_NAMES = 500;

  /** Of longer lines, which are data or packed scripts, the start is searched. */
  private static final int LONGEST_LINE = 4096;

  private final HostNames names;
  private final Ownership ownership;
  private final Advice advice;
  private final Set<String> upstreams;
  private final Dependencies dependencies;
  private final ImmutableList<Needle> needles;
  private final List<Connection> connections = Connection.known();

  /**
   * Prepares a search.
   *
   * @param upstreams names that stand for groups of servers, not for machines
   */
  LineSearch(
      HostNames names, Ownership ownership, Set<String> upstreams, Dependencies dependencies) {
    this.names = names;
    this.ownership = ownership;
    this.advice = new Advice(names);
    this.upstreams = upstreams;
    this.dependencies = dependencies;
    this.needles = needles(names);
  }

  private static ImmutableList<Needle> needles(HostNames names) {
    ImmutableList.Builder<Needle> needles = ImmutableList.builder();
    names.ownAddresses().forEach(own -> needles.add(new Needle(DependencyKind.OWN_ADDRESS, own)));
    names.ownNames().forEach(own -> needles.add(new Needle(DependencyKind.OWN_NAME, own)));
    names.ownMacAddresses().forEach(own -> needles.add(new Needle(DependencyKind.OWN_MAC, own)));
    names.otherNames().keySet().stream()
        .sorted()
        .limit(MAX_OTHER_NAMES)
        .forEach(other -> needles.add(new Needle(DependencyKind.REMOTE_HOST, other)));
    names.otherNames().values().stream()
        .distinct()
        .sorted()
        .limit(MAX_OTHER_NAMES)
        .forEach(other -> needles.add(new Needle(DependencyKind.REMOTE_HOST, other)));
    return needles.build();
  }

  void search(Path file, List<TextLine> lines) {
    Supplier<Boolean> isOwned = Suppliers.memoize(() -> ownership.ownerOf(file).isPresent());
    List<Connection> possible =
        connections.stream().filter(connection -> connection.isIn(file, isOwned::get)).toList();
    for (TextLine line : lines) {
      String text = line.text();
      String lower = Ascii.toLowerCase(text.substring(0, Math.min(text.length(), LONGEST_LINE)));
      for (Needle needle : needles) {
        if (needle.standsIn(lower)) {
          dependencies.add(needle.kind(), needle.value(), line.evidence(), advice(needle, lower));
        }
      }
      for (Connection connection : possible) {
        for (Connection.Target target : connection.targets(line)) {
          String name = Ascii.toLowerCase(target.host());
          if (!names.isOwn(name) && !upstreams.contains(name)) {
            dependencies.add(
                DependencyKind.REMOTE_HOST,
                name,
                line.evidence(),
                connection.service()
                    + target.port().map(port -> " on port " + port).orElse("")
                    + ": "
                    + connection.advice().orElseGet(() -> advice.onRemoteHost(name)));
          }
        }
      }
    }
  }

  private String advice(Needle needle, String lowerCaseLine) {
    return switch (needle.kind()) {
      case OWN_ADDRESS -> advice.onOwnAddress(lowerCaseLine);
      case OWN_NAME -> advice.onOwnName(needle.value());
      case OWN_MAC -> advice.onOwnMacAddress(needle.value());
      case REMOTE_HOST, LICENCE, DEVICE -> advice.onRemoteHost(needle.value());
    };
  }
}
