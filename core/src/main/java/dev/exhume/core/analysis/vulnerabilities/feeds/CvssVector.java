package dev.exhume.core.analysis.vulnerabilities.feeds;

import dev.exhume.core.profile.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A vector of the Common Vulnerability Scoring System, versions 2 and 3, or a score.
 *
 * @see <a href="https://www.first.org/cvss/v3.1/specification-document">CVSS 3.1, section 7</a>
 * @see <a href="https://www.first.org/cvss/v2/guide">CVSS 2, section 3.2.1</a>
 */
final class CvssVector {
  private static final int MAX_LENGTH = 200;

  private CvssVector() {}

  /** What the base score of a vector amounts to; empty for one that is none. */
  static Optional<Severity> severity(String vector) {
    return baseScore(vector).flatMap(CvssVector::severity);
  }

  /** What a score from 0 to 10 amounts to; empty for nothing. */
  static Optional<Severity> severity(double score) {
    if (!(score > 0 && score <= 10)) {
      return Optional.empty();
    }
    if (score >= 9) {
      return Optional.of(Severity.CRITICAL);
    }
    if (score >= 7) {
      return Optional.of(Severity.HIGH);
    }
    return Optional.of(score >= 4 ? Severity.MEDIUM : Severity.LOW);
  }

  /** The base score of a vector, or the score itself. */
  static Optional<Double> baseScore(String vector) {
    if (vector.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (vector.matches("\\d{1,2}(?:\\.\\d{1,4})?")) {
      return Optional.of(Double.parseDouble(vector));
    }
    Map<String, String> metrics = new HashMap<>();
    for (String part : vector.split("/", -1)) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        metrics.put(part.substring(0, colon), part.substring(colon + 1));
      }
    }
    try {
      return vector.startsWith("CVSS:3") ? Optional.of(third(metrics)) : second(metrics);
    } catch (IllegalArgumentException notComplete) {
      return Optional.empty();
    }
  }

  private static double third(Map<String, String> metrics) {
    boolean changed = weight(metrics, "S", "U", 0, "C", 1) == 1;
    double confidentiality = weight(metrics, "C", "H", 0.56, "L", 0.22, "N", 0);
    double integrity = weight(metrics, "I", "H", 0.56, "L", 0.22, "N", 0);
    double availability = weight(metrics, "A", "H", 0.56, "L", 0.22, "N", 0);
    double base = 1 - (1 - confidentiality) * (1 - integrity) * (1 - availability);
    double impact =
        changed ? 7.52 * (base - 0.029) - 3.25 * Math.pow(base - 0.02, 15) : 6.42 * base;
    double privileges =
        changed
            ? weight(metrics, "PR", "N", 0.85, "L", 0.68, "H", 0.5)
            : weight(metrics, "PR", "N", 0.85, "L", 0.62, "H", 0.27);
    double exploitability =
        8.22
            * weight(metrics, "AV", "N", 0.85, "A", 0.62, "L", 0.55, "P", 0.2)
            * weight(metrics, "AC", "L", 0.77, "H", 0.44)
            * privileges
            * weight(metrics, "UI", "N", 0.85, "R", 0.62);
    if (impact <= 0) {
      return 0;
    }
    double sum = changed ? 1.08 * (impact + exploitability) : impact + exploitability;
    return roundedUp(Math.min(sum, 10));
  }

  /** To one digit, in whole numbers, as appendix A has it. */
  private static double roundedUp(double score) {
    long hundredThousandths = Math.round(score * 100_000);
    return hundredThousandths % 10_000 == 0
        ? hundredThousandths / 100_000.0
        : (hundredThousandths / 10_000 + 1) / 10.0;
  }

  private static Optional<Double> second(Map<String, String> metrics) {
    if (!metrics.containsKey("Au")) {
      return Optional.empty();
    }
    double confidentiality = weight(metrics, "C", "N", 0, "P", 0.275, "C", 0.66);
    double integrity = weight(metrics, "I", "N", 0, "P", 0.275, "C", 0.66);
    double availability = weight(metrics, "A", "N", 0, "P", 0.275, "C", 0.66);
    double impact = 10.41 * (1 - (1 - confidentiality) * (1 - integrity) * (1 - availability));
    double exploitability =
        20
            * weight(metrics, "AV", "L", 0.395, "A", 0.646, "N", 1)
            * weight(metrics, "AC", "H", 0.35, "M", 0.61, "L", 0.71)
            * weight(metrics, "Au", "M", 0.45, "S", 0.56, "N", 0.704);
    double factor = impact == 0 ? 0 : 1.176;
    double score = (0.6 * impact + 0.4 * exploitability - 1.5) * factor;
    return Optional.of(Math.round(score * 10) / 10.0);
  }

  /** The weight of a metric, from pairs of its values and what they weigh. */
  private static double weight(Map<String, String> metrics, String metric, Object... weights) {
    String value = metrics.getOrDefault(metric, "");
    for (int i = 0; i < weights.length; i += 2) {
      if (weights[i].equals(value)) {
        return ((Number) weights[i + 1]).doubleValue();
      }
    }
    throw new IllegalArgumentException(metric + " is '" + value + "'");
  }
}
