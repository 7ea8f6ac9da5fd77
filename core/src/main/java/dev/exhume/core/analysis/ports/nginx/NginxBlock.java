package dev.exhume.core.analysis.ports.nginx;

import dev.exhume.core.profile.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A block such as {@code server}, with what it holds of interest; the file itself is one, too. */
final class NginxBlock {
  private final String name;
  private final List<String> arguments;
  private final Evidence evidence;
  private final List<NginxDirective> directives = new ArrayList<>();
  private final List<NginxBlock> blocks = new ArrayList<>();

  NginxBlock(String name, List<String> arguments, Evidence evidence) {
    this.name = name;
    this.arguments = List.copyOf(arguments);
    this.evidence = evidence;
  }

  void add(NginxDirective directive) {
    directives.add(directive);
  }

  void add(NginxBlock block) {
    blocks.add(block);
  }

  /** Whether a directive of this name tells here of a server to hand requests on to. */
  boolean isUpstreamServer(String directive) {
    return name.equals("upstream") && directive.equals("server");
  }

  /** What stands between its name and its brace. */
  List<String> arguments() {
    return arguments;
  }

  Evidence evidence() {
    return evidence;
  }

  /** All directives right inside. */
  List<NginxDirective> directives() {
    return List.copyOf(directives);
  }

  /** All blocks right inside. */
  List<NginxBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** The name by which the configuration opens it. */
  String name() {
    return name;
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
