package dev.exhume.core.analysis.databases.ldap;

import dev.exhume.core.profile.Evidence;
import java.util.List;

/**
 * A database of slapd as its configuration has it.
 *
 * @param kind {@code hdb}, {@code mdb}, …
 * @param suffixes names of the trees in it: {@code dc=example,dc=com}
 * @param directory as it is written; empty text when it is not
 */
record LdapBackend(String kind, List<String> suffixes, String directory, Evidence evidence) {
  LdapBackend {
    suffixes = List.copyOf(suffixes);
  }
}
