package dev.exhume.core.source;

import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of this host is, by {@code lstat}, which is asked for every file of a server.
 *
 * <p>The public API gives all of it by name only, in a map, which takes longer than the call
 * itself. The JDK's own answer has it, too, and is asked where its package has been opened, as for
 * {@link KernelCalls}.
 */
final class HostAttributes {
  /** By name: all of them would make the host look up what its users are called. */
  private static final String WANTED =
      "unix:dev,ino,mode,uid,gid,nlink,size,rdev,lastAccessTime,lastModifiedTime,ctime";

  private static final Optional<HostAttributes> DIRECT = find();

  private final Class<?> answer;
  private final MethodHandle device;
  private final MethodHandle inode;
  private final MethodHandle mode;
  private final MethodHandle uid;
  private final MethodHandle gid;
  private final MethodHandle links;
  private final MethodHandle deviceNumber;
  private final MethodHandle changeTime;

  private HostAttributes(Lookup own) throws ReflectiveOperationException {
    answer = Class.forName("sun.nio.fs.UnixFileAttributes");
    Lookup files = MethodHandles.privateLookupIn(answer, own);
    device = accessor(files, "dev", long.class);
    inode = accessor(files, "ino", long.class);
    mode = accessor(files, "mode", int.class);
    uid = accessor(files, "uid", int.class);
    gid = accessor(files, "gid", int.class);
    links = accessor(files, "nlink", int.class);
    deviceNumber = accessor(files, "rdev", long.class);
    changeTime = accessor(files, "ctime", FileTime.class);
  }

  private MethodHandle accessor(Lookup files, String name, Class<?> type)
      throws ReflectiveOperationException {
    return files
        .findVirtual(answer, name, MethodType.methodType(type))
        .asType(MethodType.methodType(type, PosixFileAttributes.class));
  }

  private static Optional<HostAttributes> find() {
    try {
      return Optional.of(new HostAttributes(MethodHandles.lookup()));
    } catch (ReflectiveOperationException notOpened) {
      return Optional.empty();
    }
  }

  /** Asks without following a link. */
  static UnixAttributes of(Path file) throws IOException {
    if (DIRECT.isPresent()) {
      PosixFileAttributes host =
          Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (DIRECT.get().answer.isInstance(host)) {
        return DIRECT.get().read(host);
      }
    }
    return read(Files.readAttributes(file, WANTED, LinkOption.NOFOLLOW_LINKS));
  }

  private UnixAttributes read(PosixFileAttributes host) {
    try {
      return new UnixAttributes(
          (long) device.invokeExact(host),
          (long) inode.invokeExact(host),
          (int) mode.invokeExact(host),
          (int) uid.invokeExact(host),
          (int) gid.invokeExact(host),
          (int) links.invokeExact(host),
          host.size(),
          (long) deviceNumber.invokeExact(host),
          host.lastAccessTime(),
          host.lastModifiedTime(),
          (FileTime) changeTime.invokeExact(host));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable unexpected) {
      throw new LinkageError("an accessor of the JDK's own attributes", unexpected);
    }
  }

  private static UnixAttributes read(Map<String, Object> host) {
    return new UnixAttributes(
        number(host, "dev").longValue(),
        number(host, "ino").longValue(),
        number(host, "mode").intValue(),
        number(host, "uid").intValue(),
        number(host, "gid").intValue(),
        number(host, "nlink").intValue(),
        number(host, "size").longValue(),
        number(host, "rdev").longValue(),
        time(host, "lastAccessTime"),
        time(host, "lastModifiedTime"),
        time(host, "ctime"));
  }

  private static Number number(Map<String, Object> host, String name) {
    return host.get(name) instanceof Number number ? number : 0;
  }

  private static FileTime time(Map<String, Object> host, String name) {
    return host.get(name) instanceof FileTime time ? time : FileTime.fromMillis(0);
  }
}
