package dev.exhume.rpm;

import dev.exhume.rpm.version.RpmVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An installed package.
 *
 * <p>Files and dependencies are many: they are read from the database each time they are asked for,
 * which must not be closed before. A list of many thousands stays in the header's bytes, and makes
 * its elements when they are asked for.
 */
public final class RpmPackage {
  private static final String PUBLIC_KEY = "gpg-pubkey";

  private final HeaderSource source;
  private final long instance;
  private final long offset;
  private final HeaderIntegrity integrity;
  private final PackageFacts facts;

  RpmPackage(
      long instance,
      long offset,
      String name,
      HeaderIntegrity integrity,
      RpmHeader header,
      HeaderSource source) {
    this.source = source;
    this.integrity = integrity;
    this.instance = instance;
    this.offset = offset;
    this.facts = PackageFacts.in(header, name);
  }

  /** {@link RpmTag#NAME} (1000). */
  public String name() {
    return facts.name();
  }

  /** What comes before the version in comparisons: {@link RpmTag#EPOCH} (1003); most have none. */
  public Optional<Long> epoch() {
    return facts.epoch();
  }

  /** {@link RpmTag#VERSION} (1001). */
  public String version() {
    return facts.version();
  }

  /** {@link RpmTag#RELEASE} (1002). */
  public String release() {
    return facts.release();
  }

  /** Epoch, version and release, in the order that RPM gives them. */
  public RpmVersion evr() {
    return new RpmVersion(facts.epoch(), facts.version(), Optional.of(facts.release()));
  }

  /** {@link RpmTag#ARCH} (1022); absent from public keys. */
  public Optional<String> architecture() {
    return facts.architecture();
  }

  /** {@link RpmTag#VENDOR} (1011). */
  public Optional<String> vendor() {
    return facts.vendor();
  }

  /** {@link RpmTag#PACKAGER} (1015). */
  public Optional<String> packager() {
    return facts.packager();
  }

  /** {@link RpmTag#LICENSE} (1014). */
  public Optional<String> license() {
    return facts.license();
  }

  /** The file name of the source package: {@link RpmTag#SOURCERPM} (1044). */
  public Optional<String> sourcePackage() {
    return facts.sourcePackage();
  }

  /** {@link RpmTag#SUMMARY} (1004), untranslated. */
  public Optional<String> summary() {
    return facts.summary();
  }

  /** {@link RpmTag#INSTALLTIME} (1008). */
  public Optional<Instant> installTime() {
    return facts.installTime();
  }

  /** {@link RpmTag#BUILDTIME} (1006). */
  public Optional<Instant> buildTime() {
    return facts.buildTime();
  }

  /** The size of all files: {@link RpmTag#SIZE} (1009) or {@link RpmTag#LONGSIZE} (5009). */
  public Optional<Long> sizeBytes() {
    return facts.sizeBytes();
  }

  /** The number of files. */
  public int fileCount() {
    return facts.fileCount();
  }

  /** The algorithm of the files' digests, by its name in Java; absent where it is unknown. */
  public Optional<String> digestAlgorithm() {
    return facts.digestAlgorithm();
  }

  /** The module: {@link RpmTag#MODULARITYLABEL} (5096). */
  public Optional<String> modularityLabel() {
    return facts.modularityLabel();
  }

  /** The number of the key that signed the package, 16 hexadecimal digits. */
  public Optional<String> signingKey() {
    return facts.signingKey();
  }

  /** The key of the package in its database, or 0 where the key is lost. */
  public long instance() {
    return instance;
  }

  /** Where the header starts in the database, in bytes from the start of the file. */
  public long offset() {
    return offset;
  }

  /** How sure it is that the header says what RPM once wrote. */
  public HeaderIntegrity integrity() {
    return integrity;
  }

  /** Whether this is not software but a key that packages are signed with. */
  public boolean isPublicKey() {
    return facts.name().equals(PUBLIC_KEY);
  }

  /** As {@code rpm -qa} prints it: {@code bash-4.1.2-48.el6.x86_64}. */
  public String nevra() {
    return facts.nevra();
  }

  /** Everything that RPM keeps of the package, by its tags; read anew each time. */
  public RpmHeader header() throws IOException {
    return source.read();
  }

  /** The files in the package's order; what is damaged is left out and told as a problem. */
  public List<RpmFile> files() throws IOException {
    List<RpmFile> files = FileList.read(source.read());
    source.expect(facts.fileCount(), files.size());
    return files;
  }

  /** The paths of the files alone, which are read much faster. */
  public List<String> filePaths() throws IOException {
    List<String> paths = FilePaths.all(source.read());
    source.expect(facts.fileCount(), paths.size());
    return paths;
  }

  /** What the package offers to others, in the package's order. */
  public List<RpmDependency> provides() throws IOException {
    return DependencyKind.PROVIDE.in(source.read());
  }

  /** What the package needs of others, in the package's order. */
  public List<RpmDependency> requires() throws IOException {
    return DependencyKind.REQUIRE.in(source.read());
  }

  /** What must not be installed beside the package. */
  public List<RpmDependency> conflicts() throws IOException {
    return DependencyKind.CONFLICT.in(source.read());
  }

  /** What the package replaces when it is installed. */
  public List<RpmDependency> obsoletes() throws IOException {
    return DependencyKind.OBSOLETE.in(source.read());
  }

  /** What is installed with the package wherever it can be. */
  public List<RpmDependency> recommends() throws IOException {
    return DependencyKind.RECOMMEND.in(source.read(), DependencyKind.OLD_SUGGEST, true);
  }

  /** What may be of use beside the package. */
  public List<RpmDependency> suggests() throws IOException {
    return DependencyKind.SUGGEST.in(source.read(), DependencyKind.OLD_SUGGEST, false);
  }

  /** With what the package is installed wherever it can be. */
  public List<RpmDependency> supplements() throws IOException {
    return DependencyKind.SUPPLEMENT.in(source.read(), DependencyKind.OLD_ENHANCE, true);
  }

  /** Beside what the package may be of use. */
  public List<RpmDependency> enhances() throws IOException {
    return DependencyKind.ENHANCE.in(source.read(), DependencyKind.OLD_ENHANCE, false);
  }

  /** What was changed in the package, newest first in most. */
  public List<RpmChangelogEntry> changelog() throws IOException {
    return Changelog.in(source.read());
  }

  /** The scripts that RPM runs for the package, in the order of {@link RpmScript.Kind}. */
  public List<RpmScript> scripts() throws IOException {
    return ScriptList.in(source.read());
  }

  /** The scripts that other packages and their files trigger. */
  public List<RpmTrigger> triggers() throws IOException {
    return TriggerList.all(source.read());
  }

  /** Who signed the package, by what the signatures say; they are not checked. */
  public List<RpmSignature> signatures() throws IOException {
    return SignatureList.in(source.read(), source::incomplete);
  }

  /**
   * The key that this is, if it {@link #isPublicKey()}; of a package of RPM 5 the key that it was
   * signed with.
   */
  public Optional<RpmPublicKey> publicKey() throws IOException {
    RpmHeader header = source.read();
    return isPublicKey() || header.count(RpmTag.PUBKEYS) > 0
        ? PublicKeys.in(header, source::incomplete)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return nevra();
  }
}
