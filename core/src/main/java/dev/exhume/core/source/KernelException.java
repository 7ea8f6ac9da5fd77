package dev.exhume.core.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A call of the kernel that failed, with Linux' number for the reason. */
final class KernelException extends Exception {
  /** {@code EPERM}. */
  static final int NOT_PERMITTED = 1;

  /** {@code EOPNOTSUPP}. */
  static final int NOT_SUPPORTED = 95;

  private static final int NO_SUCH_FILE = 2;
  private static final int ACCESS_DENIED = 13;
  private static final int TOO_MANY_LINKS = 40;

  private final int errorNumber;

  KernelException(int errorNumber, Throwable cause) {
    super(cause.getMessage(), cause);
    this.errorNumber = errorNumber;
  }

  int errorNumber() {
    return errorNumber;
  }

  /** What {@code java.nio.file} throws in such a case. */
  IOException on(Path file) {
    FileSystemException translated =
        switch (errorNumber) {
          case NO_SUCH_FILE -> new NoSuchFileException(file.toString());
          case ACCESS_DENIED -> new AccessDeniedException(file.toString());
          case TOO_MANY_LINKS ->
              new FileSystemException(file.toString(), null, "is a symbolic link by now");
          default -> new FileSystemException(file.toString(), null, getMessage());
        };
    translated.initCause(this);
    return translated;
  }
}
