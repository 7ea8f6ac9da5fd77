package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The criteria of a definition: a tree of tests, in prefix order, each by the hash of its name. */
final class OvalCriteria {
  private static final long ALL = 1;
  private static final long ANY = 2;
  private static final long END = 3;
  private static final long TEST = 4;

  /** Added to the code of what is the other way round. */
  private static final long NOT = 8;

  private static final int MAX_DEPTH = 40;

  private long[] codes = new long[8];
  private int size;
  private int position;

  /** What is known of a part of the tree, and what it claims of packages. */
  private record Part(Optional<Boolean> truth, List<OvalTests.Claim> claims) {
    private static final Part UNKNOWN = new Part(Optional.empty(), List.of());

    Part negated() {
      return new Part(truth.map(value -> !value), List.of());
    }
  }

  /** A name of OVAL in eight bytes. */
  static long hash(String name) {
    return Hashing.farmHashFingerprint64().hashString(name, StandardCharsets.UTF_8).asLong();
  }

  int size() {
    return size;
  }

  /** Reads the criteria that were just started. */
  void read(XmlElements xml) throws IOException {
    read(xml, 0);
    codes = Arrays.copyOf(codes, size);
  }

  private void read(XmlElements xml, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("criteria are more than %d deep".formatted(MAX_DEPTH));
    }
    boolean any = xml.attribute("operator").filter("OR"::equals).isPresent();
    add((any ? ANY : ALL) + negation(xml));
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      switch (xml.name()) {
        case "criteria" -> read(xml, depth + 1);
        case "criterion" -> {
          add(TEST + negation(xml));
          add(hash(xml.attribute("test_ref").orElse("")));
        }
        default -> {
          // Another definition: that the distribution is the right one, which is known.
        }
      }
    }
    add(END);
  }

  private static long negation(XmlElements xml) {
    return xml.attribute("negate").filter("true"::equals).isPresent() ? NOT : 0;
  }

  private void add(long code) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size * 2);
    }
    codes[size++] = code;
  }

  /** What they claim of the server's packages, as far as the tests may be met there. */
  List<OvalTests.Claim> claims(OvalTests tests) {
    position = 0;
    return size == 0 ? List.of() : part(tests).claims();
  }

  private Part part(OvalTests tests) {
    long code = codes[position++];
    boolean negated = (code & NOT) != 0;
    long kind = code & ~NOT;
    Part part;
    if (kind == TEST) {
      part = test(tests.outcome(codes[position++]));
    } else {
      List<Part> parts = new ArrayList<>();
      while (codes[position] != END) {
        parts.add(part(tests));
      }
      position++;
      part = kind == ANY ? any(parts) : all(parts);
    }
    return negated ? part.negated() : part;
  }

  private static Part test(OvalTests.Outcome outcome) {
    return new Part(outcome.truth(), outcome.claims());
  }

  private static Part all(List<Part> parts) {
    if (parts.stream().anyMatch(part -> part.truth().filter(value -> !value).isPresent())) {
      return new Part(Optional.of(false), List.of());
    }
    List<OvalTests.Claim> claims =
        parts.stream().flatMap(part -> part.claims().stream()).distinct().toList();
    List<OvalTests.Claim> compared =
        claims.stream().filter(claim -> claim.builds().isPresent()).toList();
    boolean certain = parts.stream().allMatch(part -> part.truth().isPresent());
    return new Part(
        certain ? Optional.of(true) : Optional.empty(), compared.isEmpty() ? claims : compared);
  }

  private static Part any(List<Part> parts) {
    List<Part> possible = parts.stream().filter(part -> part.truth().orElse(true)).toList();
    if (possible.isEmpty()) {
      return parts.isEmpty() ? Part.UNKNOWN : new Part(Optional.of(false), List.of());
    }
    boolean certain = possible.stream().anyMatch(part -> part.truth().isPresent());
    return new Part(
        certain ? Optional.of(true) : Optional.empty(),
        possible.stream().flatMap(part -> part.claims().stream()).distinct().toList());
  }
}
