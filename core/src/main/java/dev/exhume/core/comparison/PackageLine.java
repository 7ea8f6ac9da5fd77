package dev.exhume.core.comparison;

import dev.exhume.core.profile.Packages;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that names a package.
 *
 * @param name of a line without blanks: name, version and release, which only the manager can part
 * @param version empty where the line does not tell it, or where it is part of the name
 * @param isWord whether it is all in one word, as RPM writes it
 * @param isOfDpkg whether only dpkg writes such a line
 */
record PackageLine(
    String name,
    Optional<String> version,
    Optional<String> architecture,
    boolean isWord,
    boolean isOfDpkg,
    boolean isInstalled) {

  /** {@code bash\tinstall}: of {@code dpkg --get-selections}. */
  private static final Pattern SELECTION =
      Pattern.compile(
          "(?<name>[a-z0-9][a-z0-9+.-]*)(?::(?<arch>[a-z0-9-]+))?\\s+(?<state>install|hold|deinstall|purge)\\s*");

  /** {@code ii bash 4.1-3 The GNU Bourne Again SHell}: of {@code dpkg -l}. */
  private static final Pattern LISTED =
      Pattern.compile(
          "[uihrp](?<state>[ncHUFWti])[ R]?\\s+(?<name>[a-z0-9][a-z0-9+.-]*)(?::(?<arch>[a-z0-9-]+))?\\s+(?<version>\\S+)(?:\\s.*)?");

  /** {@code bash-3.0-19.2.i386}: of {@code rpm -qa}. */
  private static final Pattern WORD = Pattern.compile("[^\\s/=-]+(?:-[^\\s/=-]+)++");

  /** The table that {@code dpkg -l} draws above its list. */
  private static final Pattern HEADING = Pattern.compile("\\|.*|\\+{3}-.*|\\p{L}+=[\\p{L}/(). -]*");

  private static final Pattern ARCHITECTURE = Pattern.compile("\\.([a-z0-9_]+|\\(none\\))$");
  private static final Pattern EPOCH = Pattern.compile("(\\d{1,9}):(.*)");

  private static final Set<String> DPKG_ARCHITECTURES =
      Set.of(
          "all", "amd64", "arm64", "armel", "armhf", "powerpc", "ppc64el", "mipsel", "hurd-i386");

  private static final Set<String> ARCHITECTURES =
      Set.of(
          "noarch",
          "i386",
          "i486",
          "i586",
          "i686",
          "athlon",
          "x86_64",
          "ia32e",
          "ia64",
          "ppc",
          "ppc64",
          "ppc64le",
          "s390",
          "s390x",
          "sparc",
          "sparcv9",
          "sparc64",
          "alpha",
          "alphaev6",
          "aarch64",
          "armv5tel",
          "armv7hl",
          "mips",
          "mips64",
          "riscv64",
          "(none)");

  static Optional<PackageLine> of(String line) {
    Matcher selection = SELECTION.matcher(line);
    if (selection.matches()) {
      boolean isInstalled = !selection.group("state").matches("deinstall|purge");
      return Optional.of(dpkg(selection, Optional.empty(), isInstalled));
    }
    Matcher listed = LISTED.matcher(line);
    if (listed.matches()) {
      boolean isInstalled = !listed.group("state").matches("[nc]");
      return Optional.of(dpkg(listed, Optional.of(listed.group("version")), isInstalled));
    }
    String word = line.strip();
    return WORD.matcher(word).matches() ? Optional.of(word(word)) : Optional.empty();
  }

  /** Whether a line is there for its reader: blank, a comment, a heading. */
  static boolean saysNothing(String line) {
    return line.isBlank() || line.startsWith("#") || HEADING.matcher(line).matches();
  }

  private static PackageLine dpkg(Matcher line, Optional<String> version, boolean isInstalled) {
    return new PackageLine(
        line.group("name"),
        version,
        Optional.ofNullable(line.group("arch")),
        false,
        true,
        isInstalled);
  }

  private static PackageLine word(String word) {
    Matcher end = ARCHITECTURE.matcher(word);
    Optional<String> architecture =
        Optional.of(end)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .filter(PackageLine::isKnown);
    String name =
        architecture.map(arch -> word.substring(0, word.length() - arch.length() - 1)).orElse(word);
    return new PackageLine(
        name,
        Optional.empty(),
        architecture.filter(arch -> !arch.equals("(none)")),
        true,
        architecture.filter(DPKG_ARCHITECTURES::contains).isPresent(),
        true);
  }

  private static boolean isKnown(String architecture) {
    return ARCHITECTURES.contains(architecture) || DPKG_ARCHITECTURES.contains(architecture);
  }

  /** The package, with what the line knows of it. */
  Packages.Item item(boolean isDpkg) {
    if (!isWord) {
      return item(name, version.orElse(""), Optional.empty());
    }
    int last = name.lastIndexOf('-');
    int before = name.lastIndexOf('-', last - 1);
    boolean hasRevision = before > 0 && (!isDpkg || Character.isDigit(name.charAt(before + 1)));
    if (isDpkg) {
      int start = hasRevision ? before : last;
      return item(name.substring(0, start), name.substring(start + 1), Optional.empty());
    }
    return hasRevision
        ? item(
            name.substring(0, before),
            name.substring(before + 1, last),
            Optional.of(name.substring(last + 1)))
        : item(name.substring(0, last), name.substring(last + 1), Optional.empty());
  }

  private Packages.Item item(String itemName, String text, Optional<String> release) {
    Matcher epoch = EPOCH.matcher(text);
    boolean hasEpoch = epoch.matches();
    return new Packages.Item(
        itemName,
        hasEpoch ? Optional.of(Long.valueOf(epoch.group(1))) : Optional.empty(),
        hasEpoch ? epoch.group(2) : text,
        release,
        architecture,
        itemName.equals("gpg-pubkey"));
  }
}
