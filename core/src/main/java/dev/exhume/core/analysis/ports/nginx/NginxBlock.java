package dev.exhume.core.analysis.ports.nginx;

import dev.exhume.core.profile.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A block such as {@code server}, with what it holds of interest; the file itself is one, too. */
final class NginxBlock {
  private final String name;
  private final Evidence evidence;
  private final List<NginxDirective> directives = new ArrayList<>();
  private final List<NginxBlock> blocks = new ArrayList<>();

  NginxBlock(String name, Evidence evidence) {
    this.name = name;
    this.evidence = evidence;
  }

  void add(NginxDirective directive) {
    directives.add(directive);
  }

  void add(NginxBlock block) {
    blocks.add(block);
  }

  Evidence evidence() {
    return evidence;
  }

  /** The directives of one name right inside. */
  Stream<NginxDirective> all(String directive) {
    return directives.stream().filter(candidate -> candidate.name().equals(directive));
  }

  /** The first word of the first directive of one name. */
  Optional<String> value(String directive) {
    return all(directive).findFirst().flatMap(found -> found.arguments().stream().findFirst());
  }

  /** The blocks of one name right inside. */
  List<NginxBlock> blocks(String block) {
    return blocks.stream().filter(candidate -> candidate.name.equals(block)).toList();
  }
}
