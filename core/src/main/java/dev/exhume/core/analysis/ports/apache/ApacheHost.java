package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.profile.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A virtual host, or the main server around all of them. */
final class ApacheHost {
  private final List<String> addresses;
  private final Evidence evidence;
  private final List<ApacheDirective> directives = new ArrayList<>();

  /**
   * @param addresses that the section names; the main server has none
   */
  ApacheHost(List<String> addresses, Evidence evidence) {
    this.addresses = List.copyOf(addresses);
    this.evidence = evidence;
  }

  void add(ApacheDirective directive) {
    directives.add(directive);
  }

  List<String> addresses() {
    return addresses;
  }

  Evidence evidence() {
    return evidence;
  }

  /** All that it says, in its order. */
  Stream<ApacheDirective> all() {
    return directives.stream();
  }

  /** The directives of one name, in their order. */
  Stream<ApacheDirective> all(String name) {
    return directives.stream().filter(directive -> directive.name().equals(name));
  }

  /** The directive of one name that holds. */
  Optional<ApacheDirective> last(String name) {
    return all(name).reduce((earlier, later) -> later);
  }

  /** Whether what it serves is encrypted, by whichever module. */
  boolean isEncrypted() {
    return isOn("sslengine")
        || isOn("nssengine")
        || isOn("gnutlsenable")
        || last("sslenable").isPresent();
  }

  private boolean isOn(String name) {
    return last(name)
        .flatMap(ApacheDirective::firstArgument)
        .filter(value -> value.equalsIgnoreCase("on") || value.equalsIgnoreCase("optional"))
        .isPresent();
  }
}
