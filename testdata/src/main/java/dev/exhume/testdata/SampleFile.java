package dev.exhume.testdata;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file as a test wants it to be, to be made in whatever form an implementation reads.
 *
 * <p>Names are bytes: every character of a path or a target stands for one byte, as in ISO 8859-1.
 *
 * @param path without a slash at the start, {@code ""} for the root
 * @param target of a symbolic link, or the path of the file that a hard link is one more name of
 * @param deviceNumber of a device node, as Linux' {@code makedev} composes it
 */
public record SampleFile(
    String path,
    Kind kind,
    Status status,
    SparseContent content,
    String target,
    long deviceNumber,
    Map<String, byte[]> extendedAttributes) {

  /** What kind of file it is. */
  public enum Kind {
    DIRECTORY,
    REGULAR,
    SYMBOLIC_LINK,
    HARD_LINK,
    FIFO,
    SOCKET,
    CHARACTER_DEVICE,
    BLOCK_DEVICE
  }

  /**
   * Whose it is and who may do what.
   *
   * @param permissions the lower 12 bits of {@code st_mode}
   */
  public record Status(int permissions, int uid, int gid, Instant modified) {}

  public SampleFile {
    extendedAttributes = Map.copyOf(extendedAttributes);
  }

  private static SampleFile of(
      String path, Kind kind, int permissions, String target, long device) {
    Status status = new Status(permissions, 0, 0, ServerBuilder.INSTALLED);
    return new SampleFile(path, kind, status, SparseContent.of(), target, device, Map.of());
  }

  static SampleFile directory(String path) {
    return of(path, Kind.DIRECTORY, 0755, "", 0);
  }

  static SampleFile file(String path, byte... content) {
    return of(path, Kind.REGULAR, 0644, "", 0).with(SparseContent.of(content));
  }

  static SampleFile link(String path, String target) {
    return of(path, Kind.SYMBOLIC_LINK, 0777, target, 0);
  }

  static SampleFile hardLink(String path, String existing) {
    return of(path, Kind.HARD_LINK, 0644, existing, 0);
  }

  static SampleFile fifo(String path) {
    return of(path, Kind.FIFO, 0600, "", 0);
  }

  static SampleFile socket(String path) {
    return of(path, Kind.SOCKET, 0777, "", 0);
  }

  static SampleFile device(String path, Kind kind, int major, int minor) {
    return of(path, kind, 0660, "", (long) major << 8 | minor);
  }

  SampleFile with(SparseContent newContent) {
    return new SampleFile(path, kind, status, newContent, target, deviceNumber, extendedAttributes);
  }

  SampleFile with(Status newStatus) {
    return new SampleFile(path, kind, newStatus, content, target, deviceNumber, extendedAttributes);
  }

  SampleFile with(String attribute, byte... value) {
    Map<String, byte[]> more = new TreeMap<>(extendedAttributes);
    more.put(attribute, value);
    return new SampleFile(path, kind, status, content, target, deviceNumber, more);
  }

  /** The directory that the file is in; nothing is above the root. */
  public Optional<String> parent() {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
  }

  /** The last name of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The type bits of {@code st_mode} and the permissions. */
  public int mode() {
    int type =
        switch (kind) {
          case FIFO -> 0010000;
          case CHARACTER_DEVICE -> 0020000;
          case DIRECTORY -> 0040000;
          case BLOCK_DEVICE -> 0060000;
          case REGULAR, HARD_LINK -> 0100000;
          case SYMBOLIC_LINK -> 0120000;
          case SOCKET -> 0140000;
        };
    return type | status.permissions();
  }
}
