package dev.exhume.core.analysis.ports.nginx;

import dev.exhume.core.profile.Evidence;
import java.util.List;

/** A directive that ends in a semicolon. */
record NginxDirective(String name, List<String> arguments, Evidence evidence) {
  NginxDirective {
    arguments = List.copyOf(arguments);
  }
}
