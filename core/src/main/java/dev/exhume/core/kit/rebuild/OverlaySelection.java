package dev.exhume.core.kit.rebuild;

import dev.exhume.core.kit.rebuild.RebuildList.LeftOut;
import dev.exhume.core.kit.root.Selection;
import dev.exhume.core.reach.ContentOfPackages;
import dev.exhume.core.reach.FileKind;
import dev.exhume.core.reading.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What of the old disk is laid over the packages: data, what no package owns, what a third party's
 * package owns, and what somebody changed.
 */
final class OverlaySelection implements Selection {
  private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};

  /** What the package manager keeps of itself would describe the old disk, not the new one. */
  private static final Pattern OF_THE_PACKAGE_MANAGER =
      Pattern.compile(
          "/var/lib/(?:rpm|yum|dnf|dpkg|apt|aptitude|alternatives|ucf|PackageKit)"
              + "|/var/cache/(?:yum|dnf|apt|debconf|PackageKit)|/usr/lib/sysimage/rpm"
              + "|/etc/apt/sources\\.list(?:\\.d)?|/etc/yum\\.repos\\.d|/etc/yum\\.conf"
              + "|/etc/dnf/dnf\\.conf");

  /** The installation of packages writes them. */
  private static final Pattern MADE_ANEW =
      Pattern.compile(
          "/etc/ld\\.so\\.cache|/var/cache/(?:ldconfig|man)|/usr/share/info/dir"
              + "|/usr/share/applications/mimeinfo\\.cache");

  /** Directories that one release has as links into {@code /usr}, and the other has not. */
  private static final Pattern MERGED = Pattern.compile("/(?:bin|sbin|lib|lib32|lib64|libx32)");

  private static final Pattern STATE = Pattern.compile("/(?:var|srv|home|root)/.*", Pattern.DOTALL);
  private static final Pattern CONFIGURATION = Pattern.compile("/etc/.*", Pattern.DOTALL);
  private static final Pattern LIBRARY_DIRECTORY = Pattern.compile("(?:/usr)?/lib(?:32|64|x32)?");
  private static final Pattern DIRECTORY_WITH_A_MEANING =
      Pattern.compile("/(?:etc|var|srv|home|root|opt|usr/local)(?:/.*)?", Pattern.DOTALL);

  private final FileOrigins files;
  private final ContentOfPackages content;
  private final Set<String> laidFirst;
  private final Map<String, String> leftOut = new TreeMap<>();

  /**
   * A selection.
   *
   * @param laidFirst files that come before the packages, which may add to them
   */
  OverlaySelection(FileOrigins files, ContentOfPackages content, Set<String> laidFirst) {
    this.files = files;
    this.content = content;
    this.laidFirst = Set.copyOf(laidFirst);
  }

  @Override
  public Share of(Path file, boolean isDirectory) throws IOException {
    String path = file.toString();
    if (path.equals("/")) {
      return Share.CONTENT;
    }
    if (laidFirst.contains(path)
        || OF_THE_PACKAGE_MANAGER.matcher(path).matches()
        || MADE_ANEW.matcher(path).matches()) {
      return Share.NOTHING;
    }
    Optional<Origin> origin = files.origin(path);
    if (isDirectory) {
      return directory(path, origin);
    }
    boolean isTaken =
        origin.isEmpty() ? isOfUse(file, path) : isOwnedAndTaken(file, path, origin.get());
    return isTaken ? Share.WHOLE : Share.NOTHING;
  }

  /** Files that somebody changed and that stay out. */
  List<LeftOut> leftOut() {
    return leftOut.entrySet().stream()
        .map(entry -> new LeftOut(Redaction.ofPath(entry.getKey()), entry.getValue()))
        .toList();
  }

  private Share directory(String path, Optional<Origin> origin) {
    if (MERGED.matcher(path).matches()) {
      return Share.CONTENT;
    }
    boolean isAsThePackageHasIt =
        origin.filter(from -> from == Origin.ARCHIVE).isPresent() && !content.isChanged(path);
    boolean isLitter =
        origin.filter(from -> from == Origin.NOWHERE).isPresent()
            && !DIRECTORY_WITH_A_MEANING.matcher(path).matches();
    return isAsThePackageHasIt || isLitter ? Share.CONTENT : Share.WHOLE;
  }

  private boolean isOwnedAndTaken(Path file, String path, Origin origin) throws IOException {
    if (origin == Origin.DISK || (STATE.matcher(path).matches() && isState(path))) {
      return true;
    }
    if (content.isUntold(path)) {
      return CONFIGURATION.matcher(path).matches();
    }
    if (!content.isChanged(path)) {
      return false;
    }
    if (origin == Origin.ARCHIVE && isProgram(file)) {
      leftOut.put(
          path,
          "a program or library of a package that the archive has; look at why it was changed");
      return false;
    }
    return true;
  }

  private static boolean isState(String path) {
    return FileKind.of(path) == FileKind.STATE;
  }

  /**
   * Links of no package that lead to what will not be there, or that are made anew, are of none.
   */
  private boolean isOfUse(Path file, String path) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      return !isCompiled(path);
    }
    if (MERGED.matcher(path).matches()) {
      return false;
    }
    Optional<String> target = target(file);
    Optional<Origin> origin = target.flatMap(files::origin);
    boolean isOfTheLoader =
        origin.isPresent()
            && LIBRARY_DIRECTORY.matcher(parent(path)).matches()
            && target.map(OverlaySelection::parent).filter(parent(path)::equals).isPresent();
    return !isOfTheLoader && origin.filter(from -> from == Origin.NOWHERE).isEmpty();
  }

  /** What Python made of a package's source it makes again. */
  private boolean isCompiled(String path) {
    return (path.endsWith(".pyc") || path.endsWith(".pyo"))
        && files.origin(path.substring(0, path.length() - 1)).isPresent();
  }

  private static Optional<String> target(Path link) {
    try {
      Path resolved = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
      Path parent = resolved.getParent();
      return parent == null
          ? Optional.empty()
          : Optional.of(parent.toRealPath().resolve(resolved.getFileName()).normalize().toString());
    } catch (IOException dangling) {
      return Optional.empty();
    }
  }

  private static boolean isProgram(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(ELF.length), ELF);
    }
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }
}
