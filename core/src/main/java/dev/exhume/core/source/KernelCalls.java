package dev.exhume.core.source;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls of Linux that reading without a trace takes and that {@code java.nio.file} does not
 * offer: {@code open} with {@code O_NOATIME}, directories by descriptor, extended attributes of all
 * namespaces.
 *
 * <p>The JDK has them all, native code included, in packages of its own. They are reachable when
 * the JVM was started with {@code --add-opens} (or a manifest with {@code Add-Opens}) for {@code
 * java.base/sun.nio.fs} and {@code java.base/sun.nio.ch}; {@link #available} is empty otherwise,
 * and then the public API has to do. Only this class and {@link HostAttributes} reach there; they
 * fit the JDKs from 17 to 25.
 */
final class KernelCalls {
  /** {@code O_NOATIME}, which has this value on every processor that a JDK of today runs on. */
  private static final int NO_ACCESS_TIME = 01000000;

  private static final Optional<KernelCalls> AVAILABLE = find();

  private final Class<?> failure;
  private final MethodHandle errorNumber;
  private final int noFollow;
  private final MethodHandle open;
  private final MethodHandle newDescriptor;
  private final MethodHandle openDirectory;
  private final MethodHandle readDirectory;
  private final MethodHandle closeDirectory;
  private final MethodHandle readLink;
  private final MethodHandle listAttributes;
  private final MethodHandle readAttribute;
  private final MethodHandle address;

  private KernelCalls(Lookup own) throws ReflectiveOperationException {
    Class<?> dispatcher = Class.forName("sun.nio.fs.UnixNativeDispatcher");
    Class<?> constants = Class.forName("sun.nio.fs.UnixConstants");
    Class<?> path = Class.forName("sun.nio.fs.UnixPath");
    Class<?> descriptors = Class.forName("sun.nio.ch.IOUtil");
    Class<?> directBuffer = Class.forName("sun.nio.ch.DirectBuffer");
    Lookup files = MethodHandles.privateLookupIn(dispatcher, own);
    Lookup channels = MethodHandles.privateLookupIn(descriptors, own);

    failure = Class.forName("sun.nio.fs.UnixException");
    errorNumber =
        MethodHandles.privateLookupIn(failure, own)
            .findVirtual(failure, "errno", MethodType.methodType(int.class))
            .asType(MethodType.methodType(int.class, Throwable.class));
    noFollow = (int) files.findStaticVarHandle(constants, "O_NOFOLLOW", int.class).get();
    open =
        files
            .findStatic(
                dispatcher, "open", MethodType.methodType(int.class, path, int.class, int.class))
            .asType(MethodType.methodType(int.class, Path.class, int.class, int.class));
    newDescriptor =
        channels.findStatic(
            descriptors, "newFD", MethodType.methodType(FileDescriptor.class, int.class));
    openDirectory =
        files.findStatic(dispatcher, "fdopendir", MethodType.methodType(long.class, int.class));
    readDirectory =
        files.findStatic(dispatcher, "readdir", MethodType.methodType(byte[].class, long.class));
    closeDirectory =
        files.findStatic(dispatcher, "closedir", MethodType.methodType(void.class, long.class));
    readLink =
        files
            .findStatic(dispatcher, "readlink", MethodType.methodType(byte[].class, path))
            .asType(MethodType.methodType(byte[].class, Path.class));
    listAttributes =
        files.findStatic(
            dispatcher,
            "flistxattr",
            MethodType.methodType(int.class, int.class, long.class, int.class));
    readAttribute =
        files.findStatic(
            dispatcher,
            "fgetxattr",
            MethodType.methodType(int.class, int.class, byte[].class, long.class, int.class));
    address =
        channels
            .findVirtual(directBuffer, "address", MethodType.methodType(long.class))
            .asType(MethodType.methodType(long.class, ByteBuffer.class));
  }

  private static Optional<KernelCalls> find() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new KernelCalls(MethodHandles.lookup()));
    } catch (ReflectiveOperationException notOpened) {
      // Either nobody opened the packages, or this JDK has moved things: the public API it is.
      return Optional.empty();
    }
  }

  /** The calls, if this JVM lets us reach them. */
  static Optional<KernelCalls> available() {
    return AVAILABLE;
  }

  /** Opens a file or directory for reading, quietly or not; never through a link. */
  int open(Path file, boolean quietly) throws KernelException {
    int flags = quietly ? noFollow | NO_ACCESS_TIME : noFollow;
    return call(() -> (int) open.invokeExact(file, flags, 0));
  }

  /** The JDK's form of an open file. */
  FileDescriptor descriptor(int file) throws KernelException {
    return call(() -> (FileDescriptor) newDescriptor.invokeExact(file));
  }

  /** Starts to read a directory; {@link #closeDirectory} closes {@code file} with it. */
  long openDirectory(int file) throws KernelException {
    return call(() -> (long) openDirectory.invokeExact(file));
  }

  /** The next name in a directory, or null after the last one. */
  byte @Nullable [] readDirectory(long directory) throws KernelException {
    return call(() -> (byte[]) readDirectory.invokeExact(directory));
  }

  void closeDirectory(long directory) throws KernelException {
    call(
        () -> {
          closeDirectory.invokeExact(directory);
          return true;
        });
  }

  byte[] readLink(Path link) throws KernelException {
    return call(() -> (byte[]) readLink.invokeExact(link));
  }

  /** Writes the names of a file's extended attributes, each ended by a NUL, and tells how long. */
  int listAttributes(int file, ByteBuffer names) throws KernelException {
    return call(
        () -> {
          long start = (long) address.invokeExact(names);
          return (int) listAttributes.invokeExact(file, start, names.capacity());
        });
  }

  /** Writes the value of an extended attribute and tells how long it is. */
  int readAttribute(int file, byte[] name, ByteBuffer value) throws KernelException {
    return call(
        () -> {
          long start = (long) address.invokeExact(value);
          return (int) readAttribute.invokeExact(file, name, start, value.capacity());
        });
  }

  private <T> T call(Call<T> call) throws KernelException {
    try {
      return call.invoke();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new KernelException(errorNumber(e), e);
    }
  }

  private int errorNumber(Throwable e) {
    try {
      return failure.isInstance(e) ? (int) errorNumber.invokeExact(e) : 0;
    } catch (Throwable unexpected) {
      throw new LinkageError("error number of the JDK's own exception", unexpected);
    }
  }

  /** A call by method handle, which may throw anything. */
  private interface Call<T> {
    T invoke() throws Throwable;
  }
}
