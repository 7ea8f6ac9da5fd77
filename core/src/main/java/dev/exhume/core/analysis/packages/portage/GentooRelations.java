package dev.exhume.core.analysis.packages.portage;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.packages.closure.Capability;
import dev.exhume.core.analysis.packages.closure.Relations;
import dev.exhume.core.analysis.packages.closure.Requirement;
import java.util.List;

/**
 * What a package of Gentoo needs when it runs: all packages that its {@code RDEPEND} names,
 * whatever the conditions they stand under.
 *
 * @see <a href="https://projects.gentoo.org/pms/8/pms.html#dependency-specification-format">Package
 *     Manager Specification, 8.2</a>
 */
final class GentooRelations {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final CharMatcher OPERATORS = CharMatcher.anyOf("<>=~");

  /** A slot or features that are asked for. */
  private static final CharMatcher END = CharMatcher.anyOf(":[");

  private GentooRelations() {}

  static Relations of(String name, String dependencies) {
    List<Requirement> needs =
        WORDS
            .splitToStream(dependencies)
            .filter(word -> word.indexOf('/') > 0 && !word.startsWith("!"))
            .map(word -> Requirement.of(name(word)))
            .distinct()
            .toList();
    return new Relations(needs, List.of(Capability.of(name)), false, true);
  }

  private static String name(String atom) {
    boolean hasVersion = OPERATORS.matches(atom.charAt(0));
    String bare = OPERATORS.trimLeadingFrom(atom);
    int end = END.indexIn(bare);
    String name = end < 0 ? bare : bare.substring(0, end);
    int slash = name.indexOf('/');
    return hasVersion
        ? name.substring(0, slash + 1) + GentooName.of(name.substring(slash + 1)).name()
        : name;
  }
}
