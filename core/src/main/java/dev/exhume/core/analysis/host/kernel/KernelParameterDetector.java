package dev.exhume.core.analysis.host.kernel;

import dev.exhume.core.profile.Host.KernelParameter;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the parameters that the server gave its kernel at boot, without those that are as usual.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/sysctl.d.5.html">sysctl.d(5)</a>
 */
public final class KernelParameterDetector {
  /** Directories of files, the one that counts least first. */
  private static final List<String> DIRECTORIES =
      List.of("lib/sysctl.d", "usr/lib/sysctl.d", "usr/local/lib/sysctl.d", "etc/sysctl.d");

  private static final Pattern ASSIGNMENT = Pattern.compile("-?([A-Za-z0-9_./*-]+)\\s*=(.*)");
  private static final int LONGEST_VALUE = 256;
  private static final String SECRET = "secret";

  private KernelParameterDetector() {}

  /** The parameters by name; of several values the last one counts. */
  public static List<KernelParameter> detect(Path root, Problems problems) {
    Map<String, KernelParameter> parameters = new TreeMap<>();
    for (Path file : files(root, problems)) {
      TextFile.read(file, problems).map(TextFile::lines).orElse(List.of()).stream()
          .flatMap(line -> parameter(line).stream())
          .forEach(parameter -> parameters.put(parameter.name(), parameter));
    }
    return parameters.values().stream()
        .filter(parameter -> !UsualParameter.isUsual(parameter.name(), parameter.value()))
        .toList();
  }

  /** In the order in which they are read: by name, of one name the last directory's alone. */
  private static List<Path> files(Path root, Problems problems) {
    Map<String, Path> byName = new TreeMap<>();
    for (String directory : DIRECTORIES) {
      for (Path file : Folder.files(root.resolve(directory), problems)) {
        String name = file.getFileName().toString();
        if (name.endsWith(".conf")) {
          byName.put(name, file);
        }
      }
    }
    List<Path> files = new ArrayList<>(byName.values());
    files.add(root.resolve("etc/sysctl.conf"));
    return files;
  }

  private static Optional<KernelParameter> parameter(TextLine line) {
    String text = line.stripped();
    Matcher assignment = ASSIGNMENT.matcher(text);
    if (text.startsWith("#") || text.startsWith(";") || !assignment.matches()) {
      return Optional.empty();
    }
    String name = dotted(assignment.group(1));
    String value = assignment.group(2).strip().replaceAll("\\s+", " ");
    boolean isShown = !name.contains(SECRET) && value.length() <= LONGEST_VALUE;
    return Optional.of(
        new KernelParameter(
            name,
            isShown ? value : "…",
            UsualParameter.valueOf(name),
            UsualParameter.isPerContainer(name),
            line.evidence()));
  }

  /** {@code net/ipv4/conf/eth0.1/forwarding} is another way to write a name that has dots. */
  private static String dotted(String name) {
    int slash = name.indexOf('/');
    int dot = name.indexOf('.');
    boolean isPath = slash >= 0 && (dot < 0 || slash < dot);
    if (!isPath) {
      return name;
    }
    StringBuilder swapped = new StringBuilder(name.length());
    name.chars().forEach(c -> swapped.append(c == '/' ? '.' : c == '.' ? '/' : (char) c));
    return swapped.toString();
  }
}
