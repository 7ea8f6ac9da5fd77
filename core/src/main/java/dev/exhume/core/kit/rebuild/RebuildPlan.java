package dev.exhume.core.kit.rebuild;

import com.google.common.collect.ImmutableList;
import dev.exhume.core.kit.NotRebuildableException;
import dev.exhume.core.kit.rebuild.PackageArchive.Installer;
import dev.exhume.core.kit.rebuild.RebuildList.Installed;
import dev.exhume.core.kit.rebuild.RebuildList.ThirdParty;
import dev.exhume.core.kit.root.Selection;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reach.ContentOfPackages;
import dev.exhume.core.reach.ReachedPackage;
import dev.exhume.core.reach.ServerReach;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a server is built anew: what from the archive of its distribution, what from its disk. */
public final class RebuildPlan {
  /** What both package managers let a name be made of; no option of theirs begins so. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]{0,200}");

  private static final long MAX_BYTES = 1L << 50;

  private static final Pattern ARCHITECTURE = Pattern.compile("[a-z0-9_-]{1,20}");

  private final PackageArchive archive;
  private final List<ReachedPackage> packages;
  private final List<Origin> origins;
  private final ServerReach reach;
  private final OverlaySelection overlay;
  private final Optional<String> platform;

  private RebuildPlan(
      PackageArchive archive,
      List<Origin> origins,
      ServerReach reach,
      OverlaySelection overlay,
      Optional<String> platform) {
    this.archive = archive;
    this.packages = reach.packages();
    this.origins = List.copyOf(origins);
    this.reach = reach;
    this.overlay = overlay;
    this.platform = platform;
  }

  /**
   * Plans it.
   *
   * @param root the dead server's {@code /}
   * @param services that are to run; those that are needed if it is empty
   * @throws NotRebuildableException if no archive is known
   * @throws IOException if the package database cannot be read
   */
  public static RebuildPlan of(
      Path root, ServerProfile profile, List<String> services, Problems problems)
      throws IOException {
    PackageArchive archive = archive(profile.os());
    ServerReach reach =
        ServerReach.of(root, profile, services, problems)
            .orElseThrow(
                () ->
                    new IOException(
                        "the package database could not be read, so nobody can say what to"
                            + " install"));
    List<Origin> origins =
        reach.packages().stream().map(one -> origin(one, archive.installer())).toList();
    return new RebuildPlan(
        archive,
        origins,
        reach,
        new OverlaySelection(
            FileOrigins.of(reach, origins),
            ContentOfPackages.of(root, reach, problems),
            FirstSelection.ACCOUNTS),
        profile.container().platform());
  }

  /**
   * Asks whether a server can be built anew at all, before anything is read for it.
   *
   * @throws NotRebuildableException if not
   */
  public static void require(ServerProfile profile) {
    archive(profile.os());
    if (profile.packages().items().isEmpty()) {
      throw new NotRebuildableException(
          "no package database was found, so nobody can say what to install");
    }
  }

  private static PackageArchive archive(OperatingSystem os) {
    return PackageArchive.of(os)
        .orElseThrow(
            () ->
                new NotRebuildableException(
                    "no archive is known whose packages could be installed for %s, %s; see"
                            .formatted(
                                VisibleText.of(os.prettyName().orElse("an unknown system")),
                                os.architecture().orElse("unknown architecture"))
                        + " docs/rebuild.md"));
  }

  private static Origin origin(ReachedPackage one, Installer installer) {
    Packages.Item item = one.item();
    if (!one.isRequired() || item.publicKey()) {
      return Origin.NOWHERE;
    }
    boolean canBeAskedFor =
        NAME.matcher(item.name()).matches()
            && item.architecture()
                .map(machine -> ARCHITECTURE.matcher(machine).matches())
                .orElse(installer == Installer.APT);
    return item.thirdParty() || !canBeAskedFor ? Origin.DISK : Origin.ARCHIVE;
  }

  /** What has to be there before the packages are installed. */
  public Selection first() {
    return new FirstSelection();
  }

  /** What is laid over the packages. */
  public Selection overlay() {
    return overlay;
  }

  /** The names of the packages to install, a line each, as the installer is asked for them. */
  public String installList() {
    return installed().stream()
        .map(Installed::name)
        .distinct()
        .sorted()
        .map(name -> name + "\n")
        .collect(Collectors.joining());
  }

  /** The script that installs them while the image is built. */
  public String installScript() throws IOException {
    return RebuildScripts.install(archive);
  }

  /** The script that makes the base image, or says how to come by one. */
  public String baseScript() throws IOException {
    return RebuildScripts.base(archive, platform);
  }

  /** What the build can be told, with the value that it has otherwise. */
  public List<BuildArgument> arguments() {
    ImmutableList.Builder<BuildArgument> arguments = ImmutableList.builder();
    arguments.add(
        new BuildArgument(
            "BASE", archive.base(), "an image of the same release; base.sh makes one"));
    arguments.add(
        new BuildArgument("ARCHIVE", archive.address(), "where its packages are, or a mirror"));
    archive
        .security()
        .ifPresent(
            address ->
                arguments.add(
                    new BuildArgument(
                        "SECURITY", address, "where its security updates are, or a mirror")));
    return arguments.build();
  }

  /** Bytes that the packages had on the old disk. */
  public long installedBytes() {
    long bytes = 0;
    for (int i = 0; i < packages.size(); i++) {
      if (origins.get(i) == Origin.ARCHIVE) {
        long size = packages.get(i).item().sizeBytes().orElse(0L);
        // More than that no disk holds, whatever a database says.
        bytes = Math.min(bytes + Math.min(Math.max(size, 0), MAX_BYTES), MAX_BYTES);
      }
    }
    return bytes;
  }

  /** What the server is built of; complete once the overlay has been written. */
  public RebuildList list() {
    List<ThirdParty> thirdParty = new ArrayList<>();
    List<String> notNeeded = new ArrayList<>();
    for (int i = 0; i < packages.size(); i++) {
      Packages.Item item = packages.get(i).item();
      if (origins.get(i) == Origin.DISK) {
        thirdParty.add(new ThirdParty(item.nevra(), item.vendor(), reach.files(i).size()));
      } else if (origins.get(i) == Origin.NOWHERE && !item.publicKey()) {
        notNeeded.add(item.nevra());
      }
    }
    return new RebuildList(
        archive.base(),
        archive.address(),
        archive.isStandIn(),
        archive.repositories(),
        installed(),
        thirdParty,
        notNeeded,
        overlay.leftOut());
  }

  private List<Installed> installed() {
    List<Installed> installed = new ArrayList<>();
    for (int i = 0; i < packages.size(); i++) {
      if (origins.get(i) == Origin.ARCHIVE) {
        ReachedPackage one = packages.get(i);
        installed.add(
            new Installed(
                asked(one.item()),
                one.item().nevra(),
                one.reason().orElse("a package that is needed requires it")));
      }
    }
    return installed;
  }

  /**
   * The name by which the installer is asked. On 64 bits an old yum would install those of 32 bits,
   * too; apt takes a name for its own architecture.
   */
  private String asked(Packages.Item item) {
    String machine = item.architecture().orElse("");
    if (archive.installer() == Installer.YUM) {
      boolean isAmbiguous = archive.architecture().equals("x86_64") && !machine.equals("noarch");
      return isAmbiguous && !machine.isEmpty() ? item.name() + "." + machine : item.name();
    }
    boolean isForeign =
        !machine.isEmpty() && !machine.equals("all") && !machine.equals(archive.architecture());
    return isForeign ? item.name() + ":" + machine : item.name();
  }
}
