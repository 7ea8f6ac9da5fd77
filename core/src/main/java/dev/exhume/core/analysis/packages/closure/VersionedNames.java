package dev.exhume.core.analysis.packages.closure;

import com.google.common.base.CharMatcher;
import java.util.ArrayList;
import java.util.List;

/** Relations as Alpine and Arch write them: words such as {@code so:libz.so.1} and {@code a>=1}. */
public final class VersionedNames {
  private static final CharMatcher COMPARISON = CharMatcher.anyOf("<>=~");

  private VersionedNames() {}

  /** The relations of a package whose manager compares versions before it installs anything. */
  public static Relations relations(String name, List<String> needed, List<String> offered) {
    List<Requirement> needs =
        needed.stream()
            .filter(word -> !word.startsWith("!"))
            .map(VersionedNames::name)
            .filter(word -> !word.isEmpty())
            .map(Requirement::of)
            .toList();
    List<Capability> offers = new ArrayList<>(List.of(Capability.of(name)));
    offered.stream().map(VersionedNames::name).map(Capability::of).forEach(offers::add);
    return new Relations(needs, offers, false, true);
  }

  private static String name(String word) {
    int end = COMPARISON.indexIn(word);
    return end < 0 ? word : word.substring(0, end);
  }
}
